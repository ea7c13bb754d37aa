; What documentation may contradict; the capture names are explained in src/core/parsing/documentedFunctions.ts.
(function_item body: (_) @body) @function
(function_signature_item) @function
(closure_expression) @function
(function_item parameters: (parameters (parameter pattern: [
  (identifier) @name (mut_pattern (identifier) @name) (ref_pattern (identifier) @name)]) @parameter))
(function_signature_item parameters: (parameters (parameter pattern: (identifier) @name) @parameter))
(function_item parameters: (parameters (parameter pattern: [(tuple_pattern) (struct_pattern) (tuple_struct_pattern) (slice_pattern)] @pattern) @parameter))
(return_expression (_) @returned)
(block (_) @statement)
; a future is a value, whatever the header says of its result
((function_modifiers) @yields (#match? @yields "async"))
