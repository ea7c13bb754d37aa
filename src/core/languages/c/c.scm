; What C's nodes mean; C++ adds to these. The capture names are explained in src/core/parsing/captureNames.ts.

; --- definitions: a declarator wraps its name, once for each pointer
(function_definition type: (_) @returns declarator: (function_declarator declarator: (identifier) @name) body: (_) @body) @definition.function
(function_definition type: (_) @returns declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name)) body: (_) @body) @definition.function
(function_definition type: (_) @returns declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name))) body: (_) @body) @definition.function
; `int F(parse)(int a) {` and other macros around a name
(function_definition type: (_) @returns declarator: (function_declarator declarator: (parenthesized_declarator (identifier) @name)) body: (_) @body) @definition.function
(declaration type: (_) @returns declarator: (function_declarator declarator: (identifier) @name)) @definition.signature
(declaration type: (_) @returns declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name))) @definition.signature
(declaration type: (_) @returns declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name)))) @definition.signature
(declaration type: (_) @returns declarator: (function_declarator declarator: (parenthesized_declarator (identifier) @name))) @definition.signature
((function_definition (storage_class_specifier) @_storage) @hidden (#eq? @_storage "static"))
((declaration (storage_class_specifier) @_storage) @hidden (#eq? @_storage "static"))
(struct_specifier name: (type_identifier) @name body: (_) @body) @definition.class
(union_specifier name: (type_identifier) @name body: (_) @body) @definition.class
(enum_specifier name: (type_identifier) @name body: (_) @body) @definition.enum
; A structure without a tag is known by the name that `typedef` gives it.
(type_definition type: (struct_specifier !name body: (_) @body) . declarator: (type_identifier) @name) @definition.class
(type_definition type: (union_specifier !name body: (_) @body) . declarator: (type_identifier) @name) @definition.class
(type_definition type: (enum_specifier !name body: (_) @body) . declarator: (type_identifier) @name) @definition.enum
(type_definition type: (struct_specifier name: (_) @type) declarator: (type_identifier) @name) @definition.type
(type_definition type: (union_specifier name: (_) @type) declarator: (type_identifier) @name) @definition.type
(type_definition type: (enum_specifier name: (_) @type) declarator: (type_identifier) @name) @definition.type
(type_definition type: (struct_specifier name: (_) @type) declarator: (pointer_declarator declarator: (type_identifier) @name)) @definition.type
(type_definition type: [(type_identifier) (primitive_type) (sized_type_specifier)] @type declarator: (type_identifier) @name) @definition.type
(type_definition type: [(type_identifier) (primitive_type) (sized_type_specifier)] @type declarator: (pointer_declarator declarator: (type_identifier) @name)) @definition.type
(type_definition type: [(type_identifier) (primitive_type) (sized_type_specifier)] @type declarator: (array_declarator declarator: (type_identifier) @name)) @definition.type
; the second and further of `typedef struct shop {…} shop, *place;`
(type_definition type: (_) @type declarator: (_) . declarator: (type_identifier) @name @definition.type)
(type_definition type: (_) @type declarator: (_) . declarator: (pointer_declarator declarator: (type_identifier) @name) @definition.type)
(type_definition declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name)))) @definition.type
(type_definition declarator: (function_declarator declarator: (type_identifier) @name)) @definition.type
(type_definition declarator: (pointer_declarator declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name))))) @definition.type
(enumerator name: (identifier) @name) @definition.member
(field_declaration type: (_) @type . declarator: (field_identifier) @name) @definition.field
(field_declaration type: (_) @type . declarator: (pointer_declarator declarator: (field_identifier) @name)) @definition.field
(field_declaration type: (_) @type . declarator: (pointer_declarator declarator: (pointer_declarator declarator: (field_identifier) @name))) @definition.field
(field_declaration type: (_) @type . declarator: (array_declarator declarator: (field_identifier) @name)) @definition.field
(field_declaration type: (_) @type . declarator: (array_declarator declarator: (array_declarator declarator: (field_identifier) @name))) @definition.field
(field_declaration type: (_) @type . declarator: (pointer_declarator declarator: (array_declarator declarator: (field_identifier) @name))) @definition.field
(field_declaration declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (field_identifier) @name)))) @definition.field
(field_declaration declarator: (pointer_declarator declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (field_identifier) @name))))) @definition.field
; `Foo const *a;`
(field_declaration type: (_) @type . (type_qualifier) . declarator: (field_identifier) @name) @definition.field
(field_declaration type: (_) @type . (type_qualifier) . declarator: (pointer_declarator declarator: (field_identifier) @name)) @definition.field
; the second and further of `int a, b;`
(field_declaration type: (_) @type declarator: (_) . declarator: (field_identifier) @name @definition.field)
(field_declaration type: (_) @type declarator: (_) . declarator: (pointer_declarator declarator: (field_identifier) @name) @definition.field)
(field_declaration type: (_) @type declarator: (_) . declarator: (array_declarator declarator: (field_identifier) @name) @definition.field)
(preproc_def name: (identifier) @name) @definition.constant
(preproc_function_def name: (identifier) @name value: (_) @body) @definition.function
(preproc_function_def name: (identifier) @name !value) @definition.function
(comment) @comment

; --- scopes and the names they bind
(compound_statement) @scope.block
(for_statement) @scope.block
(preproc_function_def (preproc_params (identifier) @local))
; Parameters of what is only declared, or pointed to, bind nothing outside.
(declaration declarator: (function_declarator parameters: (_) @scope))
(declaration declarator: (pointer_declarator declarator: (function_declarator parameters: (_) @scope)))
(declaration declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator parameters: (_) @scope))))
(field_declaration declarator: (function_declarator parameters: (_) @scope))
(field_declaration declarator: (pointer_declarator declarator: (function_declarator parameters: (_) @scope)))
(type_definition declarator: (_) @scope)
(function_declarator declarator: (parenthesized_declarator) parameters: (_) @scope)
(parameter_declaration type: (_) @type declarator: (identifier) @local)
(parameter_declaration type: (_) @type declarator: (pointer_declarator declarator: (identifier) @local))
(parameter_declaration type: (_) @type declarator: (pointer_declarator declarator: (pointer_declarator declarator: (identifier) @local)))
(parameter_declaration type: (_) @type declarator: (array_declarator declarator: (identifier) @local))
(parameter_declaration declarator: (pointer_declarator declarator: (array_declarator declarator: (identifier) @local)))
(parameter_declaration declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (identifier) @local))))
(declaration type: (_) @type declarator: (identifier) @binding @binding.whole)
(declaration type: (_) @type declarator: (pointer_declarator declarator: (identifier) @binding) @binding.whole)
(declaration type: (_) @type declarator: (pointer_declarator declarator: (pointer_declarator declarator: (identifier) @binding)) @binding.whole)
(declaration type: (_) @type declarator: (array_declarator declarator: (identifier) @binding) @binding.whole)
(declaration type: (_) @type declarator: (array_declarator declarator: (array_declarator declarator: (identifier) @binding)) @binding.whole)
(declaration type: (_) @type declarator: (pointer_declarator declarator: (array_declarator declarator: (identifier) @binding)) @binding.whole)
(declaration type: (_) @type declarator: (init_declarator declarator: (identifier) @binding value: (_) @value) @binding.whole)
(declaration type: (_) @type declarator: (init_declarator declarator: (pointer_declarator declarator: (identifier) @binding) value: (_) @value) @binding.whole)
(declaration type: (_) @type declarator: (init_declarator declarator: (array_declarator declarator: (identifier) @binding)) @binding.whole)
(declaration type: (_) @type declarator: (init_declarator declarator: (array_declarator declarator: (array_declarator declarator: (identifier) @binding))) @binding.whole)
(declaration type: (_) @type declarator: (init_declarator declarator: (pointer_declarator declarator: (array_declarator declarator: (identifier) @binding))) @binding.whole)
(declaration declarator: (init_declarator declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (identifier) @binding)))) @binding.whole)
(declaration declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (identifier) @binding))) @binding.whole)
(declaration type: (_) . declarator: (_) @wrapped .) @wrapper

; --- expressions
(identifier) @name.use
(type_identifier) @name.use
(field_expression argument: (_) @object field: (_) @property) @member
(parenthesized_expression (_) @object) @transparent
(pointer_expression argument: (_) @object) @transparent
(conditional_expression consequence: (_) @option alternative: (_) @option) @choice
(cast_expression type: (_) @type) @cast
(return_statement (_) @returned)
(field_designator (field_identifier) @ignored)
(preproc_ifdef name: (identifier) @ignored)
(preproc_defined (identifier) @ignored)
(goto_statement label: (_) @ignored)

; --- imports
(preproc_include path: (_) @import.from) @import.all
