; What documentation may contradict; the capture names are explained in src/core/parsing/documentedFunctions.ts.
(function_declaration body: (_)? @body) @function
(method_declaration body: (_)? @body) @function
(func_literal) @function
(return_statement (_) @returned)
(block (_) @statement)
(function_declaration parameters: (parameter_list (parameter_declaration name: (identifier) @name @parameter)))
(method_declaration parameters: (parameter_list (parameter_declaration name: (identifier) @name @parameter)))
