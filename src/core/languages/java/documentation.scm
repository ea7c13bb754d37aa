; What documentation may contradict; the capture names are explained in src/core/parsing/documentedFunctions.ts.
(method_declaration body: (_)? @body) @function
(constructor_declaration body: (_) @body) @function
(lambda_expression) @function
(method_declaration (throws (_) @raised.declared))
(constructor_declaration (throws (_) @raised.declared))
(formal_parameters (formal_parameter name: (identifier) @name) @parameter)
(formal_parameters (spread_parameter (variable_declarator name: (identifier) @name)) @parameter @rest)
(return_statement (_) @returned)
(throw_statement (_) @raised)
(block (_) @statement)
