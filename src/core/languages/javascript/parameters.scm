(formal_parameters [
  (identifier) @name
  (assignment_pattern left: (identifier) @name right: (_) @default)
] @parameter)
(formal_parameters (rest_pattern (identifier) @name) @parameter @rest)
(formal_parameters [
  (object_pattern) @pattern
  (array_pattern) @pattern
  (assignment_pattern left: [(object_pattern) (array_pattern)] @pattern)
  (rest_pattern [(object_pattern) (array_pattern)] @pattern)
] @parameter)
