; What documentation may contradict; the capture names are explained in src/core/parsing/documentedFunctions.ts.
(function_definition body: (block) @body) @function
(function_definition body: (block . (expression_statement (string) @doc)) @body) @function
(class_definition body: (block . (expression_statement (string) @doc)) @body) @class
(lambda) @function
(function_definition parameters: (parameters [
  (identifier) @name
  (typed_parameter . (identifier) @name)
  (default_parameter name: (identifier) @name value: (_) @default)
  (typed_default_parameter name: (identifier) @name value: (_) @default)
] @parameter))
(function_definition parameters: (parameters [(list_splat_pattern (identifier) @name) (typed_parameter (list_splat_pattern (identifier) @name))] @parameter @rest))
(function_definition parameters: (parameters [(dictionary_splat_pattern (identifier) @name) (typed_parameter (dictionary_splat_pattern (identifier) @name))] @parameter @rest.named))
(return_statement (_) @returned)
(yield) @yields
(raise_statement . (_) @raised)
[(pass_statement) (expression_statement (ellipsis)) (expression_statement . (string) .)] @nothing
(block (_) @statement)
