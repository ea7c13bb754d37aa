; What documentation may contradict; the capture names are explained in src/core/parsing/documentedFunctions.ts.
(function_declaration body: (_) @body) @function
(generator_function_declaration body: (_) @body) @function
(function_expression body: (_) @body) @function
(generator_function body: (_) @body) @function
(arrow_function body: (_) @body) @function
(method_definition body: (_) @body) @function
(arrow_function body: [(identifier) (member_expression) (call_expression) (parenthesized_expression) (binary_expression)
  (unary_expression) (ternary_expression) (await_expression) (string) (template_string) (number) (object) (array) (new_expression)
  (arrow_function) (function_expression) (subscript_expression) (true) (false) (null) (regex) (this) (assignment_expression)] @returned)
(arrow_function parameter: (identifier) @name @parameter)
(return_statement (_) @returned)
(yield_expression) @yields
(throw_statement (_) @raised)
(statement_block (_) @statement)
(empty_statement) @nothing
((identifier) @arguments (#eq? @arguments "arguments"))
