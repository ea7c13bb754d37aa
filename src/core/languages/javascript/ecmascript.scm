; JavaScript proper: what TypeScript's grammar spells otherwise.
(class_declaration name: (identifier) @name body: (class_body) @body) @definition.class
(class_heritage (_) @base)
(field_definition property: (_) @name value: (_)? @value) @definition.field
(field_definition property: (_) @name value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)] @function) @definition.method
(method_definition (decorator (_) @decorator)) @decorated
(class_declaration (decorator (_) @decorator)) @decorated
(formal_parameters (identifier) @local)
(formal_parameters (assignment_pattern left: (identifier) @local right: (_) @value))
(variable_declarator name: (identifier) @name value: (class (class_heritage (_) @base)))
(field_definition value: (arrow_function body: (_) @returned))
(export_statement (export_clause (export_specifier name: "default" @export.name alias: (_)? @export.alias)) source: (string)? @import.from)
(import_statement (import_clause (named_imports (import_specifier name: "default" @import.name alias: (identifier)? @import.alias))) source: (string) @import.from)
