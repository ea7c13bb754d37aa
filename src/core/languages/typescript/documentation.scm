; On top of JavaScript's.
(method_signature) @function
(abstract_method_signature) @function
(function_signature) @function
[(function_type) (constructor_type) (call_signature) (construct_signature)] @function
(formal_parameters [
  (required_parameter pattern: (identifier) @name value: (_)? @default)
  (optional_parameter pattern: (identifier) @name value: (_)? @default)
] @parameter)
(formal_parameters (required_parameter pattern: (rest_pattern (identifier) @name)) @parameter @rest)
(formal_parameters (required_parameter pattern: (rest_pattern [(object_pattern) (array_pattern)] @pattern)) @parameter)
(formal_parameters [
  (required_parameter pattern: [(object_pattern) (array_pattern)] @pattern)
  (optional_parameter pattern: [(object_pattern) (array_pattern)] @pattern)
] @parameter)
(arrow_function body: [(as_expression) (non_null_expression) (satisfies_expression)] @returned)
