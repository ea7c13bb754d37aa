; What C++ adds to c.scm.

; --- definitions
(function_definition type: (_) @returns declarator: (reference_declarator (function_declarator declarator: (identifier) @name)) body: (_) @body) @definition.function
(function_definition type: (_) @returns declarator: (function_declarator declarator: [(field_identifier) (operator_name)] @name) body: (_) @body) @definition.method
(function_definition type: (_) @returns declarator: (pointer_declarator declarator: (function_declarator declarator: [(field_identifier) (operator_name)] @name)) body: (_) @body) @definition.method
(function_definition type: (_) @returns declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (field_identifier) @name))) body: (_) @body) @definition.method
(function_definition type: (_) @returns declarator: (reference_declarator (function_declarator declarator: [(field_identifier) (operator_name)] @name)) body: (_) @body) @definition.method
(function_definition !type declarator: (function_declarator declarator: [(identifier) (destructor_name) (operator_name)] @name) [(compound_statement) (try_statement)] @body) @definition.function
(function_definition declarator: (operator_cast) @name body: (_) @body) @definition.method
(function_definition declarator: (function_declarator declarator: [(field_identifier) (identifier) (destructor_name) (operator_name)] @name) [(default_method_clause) (delete_method_clause)] @body) @definition.function
(function_definition declarator: (reference_declarator (function_declarator declarator: (operator_name) @name)) [(default_method_clause) (delete_method_clause)] @body) @definition.function
; out of the class: the last step of the scope is the owner
(function_definition type: (_)? @returns declarator: (function_declarator declarator: (qualified_identifier scope: (_) @owner name: [(identifier) (destructor_name) (operator_name)] @name)) body: (_) @body) @definition.function
(function_definition type: (_)? @returns declarator: (pointer_declarator declarator: (function_declarator declarator: (qualified_identifier scope: (_) @owner name: [(identifier) (operator_name)] @name))) body: (_) @body) @definition.function
(function_definition type: (_)? @returns declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (qualified_identifier scope: (_) @owner name: (identifier) @name)))) body: (_) @body) @definition.function
(function_definition type: (_)? @returns declarator: (reference_declarator (function_declarator declarator: (qualified_identifier scope: (_) @owner name: [(identifier) (operator_name)] @name))) body: (_) @body) @definition.function
(function_definition type: (_)? @returns declarator: (function_declarator declarator: (qualified_identifier name: (qualified_identifier scope: (_) @owner name: [(identifier) (destructor_name) (operator_name)] @name))) body: (_) @body) @definition.function
(function_definition type: (_)? @returns declarator: (pointer_declarator declarator: (function_declarator declarator: (qualified_identifier name: (qualified_identifier scope: (_) @owner name: [(identifier) (operator_name)] @name)))) body: (_) @body) @definition.function
(function_definition type: (_)? @returns declarator: (reference_declarator (function_declarator declarator: (qualified_identifier name: (qualified_identifier scope: (_) @owner name: [(identifier) (operator_name)] @name)))) body: (_) @body) @definition.function
(function_definition type: (_)? @returns declarator: (function_declarator declarator: (qualified_identifier name: (qualified_identifier name: (qualified_identifier scope: (_) @owner name: [(identifier) (destructor_name) (operator_name)] @name)))) body: (_) @body) @definition.function
; declared in the class
(field_declaration type: (_) @returns declarator: (function_declarator declarator: [(field_identifier) (operator_name)] @name)) @definition.methodSignature
(field_declaration type: (_) @returns declarator: (pointer_declarator declarator: (function_declarator declarator: [(field_identifier) (operator_name)] @name))) @definition.methodSignature
(field_declaration type: (_) @returns declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (field_identifier) @name)))) @definition.methodSignature
(field_declaration type: (_) @returns declarator: (reference_declarator (function_declarator declarator: [(field_identifier) (operator_name)] @name))) @definition.methodSignature
(declaration !type declarator: (function_declarator declarator: [(identifier) (destructor_name)] @name)) @definition.signature
(declaration type: (_) @returns declarator: (function_declarator declarator: (operator_name) @name)) @definition.signature
(declaration type: (_) @returns declarator: (reference_declarator (function_declarator declarator: [(identifier) (operator_name)] @name))) @definition.signature
(declaration declarator: (operator_cast) @name) @definition.methodSignature
(class_specifier name: (type_identifier) @name body: (_) @body) @definition.class
(class_specifier name: (template_type name: (type_identifier) @name) body: (_) @body) @definition.class
(struct_specifier name: (template_type name: (type_identifier) @name) body: (_) @body) @definition.class
; `struct Shop::Parts {`
(class_specifier name: (qualified_identifier scope: (_) @owner name: [(type_identifier) @name (template_type name: (type_identifier) @name)]) body: (_) @body) @definition.class
(struct_specifier name: (qualified_identifier scope: (_) @owner name: [(type_identifier) @name (template_type name: (type_identifier) @name)]) body: (_) @body) @definition.class
(class_specifier name: (qualified_identifier name: (qualified_identifier scope: (_) @owner name: [(type_identifier) @name (template_type name: (type_identifier) @name)])) body: (_) @body) @definition.class
(struct_specifier name: (qualified_identifier name: (qualified_identifier scope: (_) @owner name: [(type_identifier) @name (template_type name: (type_identifier) @name)])) body: (_) @body) @definition.class
(alias_declaration name: (type_identifier) @name type: (_) @type) @definition.type
(type_definition type: [(qualified_identifier) (template_type)] @type declarator: (type_identifier) @name) @definition.type
(concept_definition name: (identifier) @name) @definition.type
(namespace_definition name: (_) @name body: (_) @body) @definition.namespace
(field_declaration type: (_) @type . declarator: (reference_declarator (field_identifier) @name)) @definition.field
(field_declaration type: (_) @type . (type_qualifier) . declarator: (reference_declarator (field_identifier) @name)) @definition.field
(template_declaration [(class_specifier) (struct_specifier) (function_definition) (declaration) (alias_declaration) (concept_definition) (field_declaration)] @wrapped) @wrapper
(class_specifier (base_class_clause [(type_identifier) (qualified_identifier)] @base))
(struct_specifier (base_class_clause [(type_identifier) (qualified_identifier)] @base))
(class_specifier (base_class_clause (template_type name: (_) @base)))
(struct_specifier (base_class_clause (template_type name: (_) @base)))
(base_class_clause (qualified_identifier name: (template_type name: (_) @base)))

; --- scopes and the names they bind
(lambda_expression) @scope
(for_range_loop) @scope.block
(catch_clause) @scope.block
(template_declaration) @scope.block
(friend_declaration (declaration) @scope)
(declaration declarator: (reference_declarator (function_declarator parameters: (_) @scope)))
(field_declaration declarator: (reference_declarator (function_declarator parameters: (_) @scope)))
(type_parameter_declaration (type_identifier) @local)
(optional_type_parameter_declaration name: (type_identifier) @local)
(variadic_type_parameter_declaration (type_identifier) @local)
(template_parameter_list (parameter_declaration declarator: (identifier) @local))
(parameter_declaration type: (_) @type declarator: (reference_declarator (identifier) @local))
(parameter_declaration type: (_) @type declarator: (pointer_declarator declarator: (reference_declarator (identifier) @local)))
(optional_parameter_declaration type: (_) @type declarator: (identifier) @local)
(optional_parameter_declaration type: (_) @type declarator: (pointer_declarator declarator: (identifier) @local))
(optional_parameter_declaration type: (_) @type declarator: (reference_declarator (identifier) @local))
(variadic_parameter_declaration declarator: (variadic_declarator (identifier) @local))
(variadic_parameter_declaration declarator: (reference_declarator (variadic_declarator (identifier) @local)))
(declaration type: (_) @type declarator: (init_declarator declarator: (reference_declarator (identifier) @binding) value: (_) @value) @binding.whole)
(declaration declarator: (init_declarator declarator: (structured_binding_declarator (identifier) @binding)))
(declaration declarator: (init_declarator declarator: (reference_declarator (structured_binding_declarator (identifier) @binding))))
(for_range_loop type: (placeholder_type_specifier) declarator: (identifier) @local right: (_) @iterated)
(for_range_loop type: (placeholder_type_specifier) declarator: (pointer_declarator declarator: (identifier) @local) right: (_) @iterated)
(for_range_loop type: (placeholder_type_specifier) declarator: (reference_declarator (identifier) @local) right: (_) @iterated)
(for_range_loop type: (_) @type declarator: (identifier) @local)
(for_range_loop type: (_) @type declarator: (pointer_declarator declarator: (identifier) @local))
(for_range_loop type: (_) @type declarator: (reference_declarator (identifier) @local))
(for_range_loop declarator: (structured_binding_declarator (identifier) @local))
(for_range_loop declarator: (reference_declarator (structured_binding_declarator (identifier) @local)))
(condition_clause value: (declaration type: (_) @type declarator: (pointer_declarator declarator: (identifier) @local) value: (_) @value))
(condition_clause value: (declaration type: (_) @type declarator: (identifier) @local value: (_) @value))
(lambda_capture_initializer left: (identifier) @local right: (_) @value)

; --- expressions
(call_expression function: (_) @object arguments: (_) @arguments) @call
(this) @this
(namespace_identifier) @name.use
(qualified_identifier scope: (_) @object name: [(identifier) (type_identifier) (destructor_name) (operator_name)] @property) @member
(qualified_identifier scope: (_) @object name: (template_function name: (identifier) @property)) @member
(qualified_identifier scope: (_) @object name: (template_type name: (type_identifier) @property)) @member
; `a::b::c` nests to the right: each scope is a step from the one before
(qualified_identifier scope: (_) @object name: (qualified_identifier scope: (_) @property @member))
(qualified_identifier name: (qualified_identifier) @object) @transparent
(template_function name: (_) @object) @transparent
(template_type name: (_) @object) @transparent
(template_method name: (_) @object) @transparent
(subscript_expression argument: (_) @object) @element
(new_expression type: (_) @object) @call
(declaration type: [(type_identifier) (qualified_identifier) (template_type)] @object declarator: (init_declarator value: [(argument_list) (initializer_list)])) @call
; In a body what reads like a prototype of one parameter without a name constructs: `Foo f(a);`.
(compound_statement (declaration type: [(type_identifier) (qualified_identifier) (template_type)] @object declarator: (function_declarator declarator: (identifier) parameters: (parameter_list . (parameter_declaration . type: (type_identifier) .)))) @call)
(compound_literal_expression type: (_) @object) @call
(call_expression function: (template_function name: (identifier) @_cast arguments: (template_argument_list . (type_descriptor) @type)) (#match? @_cast "^(static|dynamic|reinterpret|const)_cast$")) @cast
(call_expression function: (qualified_identifier name: (template_function name: (identifier) @_make arguments: (template_argument_list . (type_descriptor) @type))) (#match? @_make "^(make_unique|make_shared|static_pointer_cast|dynamic_pointer_cast)$")) @cast
; a base that is constructed; of a field nothing is called
(field_initializer . (field_identifier) @name.type)
(field_initializer . (field_identifier) @object . [(argument_list) (initializer_list)] @arguments) @call

; --- names of namespaces
(using_declaration "namespace" [(identifier) (qualified_identifier)] @import.from) @import.all
(using_declaration . (qualified_identifier name: (identifier) @import.name) @import.from)
(using_declaration . (qualified_identifier name: (qualified_identifier name: (identifier) @import.name)) @import.from)
(using_declaration . (qualified_identifier name: (qualified_identifier name: (qualified_identifier name: (identifier) @import.name))) @import.from)
(namespace_alias_definition name: (_) @import.namespace [(namespace_identifier) (nested_namespace_specifier)] @import.from .)
(namespace_alias_definition (nested_namespace_specifier (_) @ignored))
(using_declaration (identifier) @ignored)
(using_declaration (qualified_identifier scope: (_) @ignored))
(using_declaration (qualified_identifier name: (identifier) @ignored))
(using_declaration (qualified_identifier name: (qualified_identifier scope: (_) @ignored)))
; the owner of what is defined outside its class is no use of it
(function_declarator declarator: (qualified_identifier scope: (namespace_identifier) @ignored))
(function_declarator declarator: (qualified_identifier scope: (template_type name: (_) @ignored)))
(function_declarator declarator: (qualified_identifier name: (qualified_identifier scope: (namespace_identifier) @ignored)))
(namespace_definition name: (_) @ignored)
(nested_namespace_specifier (namespace_identifier) @ignored)
; `Foo f(a);` in a body reads like a prototype.
(compound_statement (declaration type: (_) @type declarator: (function_declarator declarator: (identifier) @local)))
