; What TypeScript adds to javascript.scm.

; --- definitions
(class_declaration name: (type_identifier) @name body: (class_body) @body) @definition.class
(abstract_class_declaration name: (type_identifier) @name body: (class_body) @body) @definition.class
(interface_declaration name: (type_identifier) @name body: (interface_body) @body) @definition.interface
(type_alias_declaration name: (type_identifier) @name value: (_) @type) @definition.type
(enum_declaration name: (identifier) @name body: (enum_body) @body) @definition.enum
(enum_body name: (_) @name @definition.member)
(enum_assignment name: (_) @name) @definition.member
(internal_module name: (_) @name body: (statement_block) @body) @definition.namespace
(module name: (identifier) @name body: (statement_block) @body) @definition.namespace
(function_signature name: (identifier) @name return_type: (_)? @returns) @definition.signature
(method_signature name: (_) @name return_type: (_)? @returns) @definition.methodSignature
(abstract_method_signature name: (_) @name return_type: (_)? @returns) @definition.methodSignature
(interface_body (property_signature name: (_) @name type: (type_annotation)? @type) @definition.field)
(object_type (property_signature name: (_) @name type: (type_annotation)? @type) @definition.field)
(public_field_definition name: (_) @name type: (type_annotation)? @type value: (_)? @value) @definition.field
(public_field_definition name: (_) @name value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)] @function) @definition.method
(required_parameter (accessibility_modifier) pattern: (identifier) @name type: (type_annotation)? @type) @definition.parameterField
(optional_parameter (accessibility_modifier) pattern: (identifier) @name type: (type_annotation)? @type) @definition.parameterField
(required_parameter "readonly" pattern: (identifier) @name type: (type_annotation)? @type) @definition.parameterField
(class_heritage (extends_clause value: (_) @base))
(class_heritage (implements_clause (_) @base))
(extends_type_clause type: (_) @base)
((extends_type_clause type: (generic_type name: (type_identifier) @_modifier) @cast @type) (#match? @_modifier "^(Required|Partial|Readonly|Omit|Pick)$"))
(function_declaration return_type: (_) @returns) @returning
(method_definition return_type: (_) @returns) @returning
(arrow_function return_type: (_) @returns) @returning
(function_expression return_type: (_) @returns) @returning
(_ parameters: (formal_parameters . (required_parameter pattern: (this) type: (type_annotation (_) @receives)))) @returning
(variable_declarator name: (identifier) @binding type: (type_annotation) @type value: (_)? @value) @binding.whole
(ambient_declaration (_) @wrapped) @wrapper
(ambient_declaration "global" (statement_block) @global)
(ambient_declaration (module name: (string (string_fragment) @import.from) body: (statement_block) @augmenting))
(expression_statement (internal_module) @wrapped) @wrapper
(class_declaration decorator: (decorator (_) @decorator)) @decorated
(class_body (decorator (_) @decorator) . (method_definition) @decorated)
(public_field_definition decorator: (decorator (_) @decorator)) @decorated
(export_statement decorator: (decorator (_) @decorator) declaration: (_) @decorated)

; --- names
(required_parameter pattern: (identifier) @local type: (type_annotation)? @type value: (_)? @value)
(optional_parameter pattern: (identifier) @local type: (type_annotation)? @type value: (_)? @value)
(required_parameter pattern: [(object_pattern) (array_pattern)] @cast type: (type_annotation (_) @type))
(optional_parameter pattern: [(object_pattern) (array_pattern)] @cast type: (type_annotation (_) @type))
(variable_declarator name: [(object_pattern) (array_pattern)] @cast type: (type_annotation (_) @type))
(type_parameter name: (type_identifier) @local)
(type_identifier) @name.type
(nested_type_identifier module: (_) @object name: (type_identifier) @property) @member
(nested_identifier object: (_) @object property: (property_identifier) @property) @member
(as_expression . (_) (_) @type) @cast
(satisfies_expression . (_) @object) @transparent
(non_null_expression (_) @object) @transparent
(call_expression function: (await_expression (_) @object) @transparent)
(instantiation_expression . (_) @object) @transparent
(new_expression constructor: (identifier) @name.of type_arguments: (_)) @generic
(export_statement "=" . (_) @export.assigned)
(import_require_clause (identifier) @import.required source: (string) @import.from)
(interface_body (method_signature) @scope)
(function_type) @scope
(type_alias_declaration) @scope
(interface_declaration) @scope
(public_field_definition value: (arrow_function body: (_) @returned))
(interface_body [(call_signature) (construct_signature)] @callable)
(type_alias_declaration value: (object_type [(call_signature) (construct_signature)] @callable))
(variable_declarator type: (type_annotation) @type value: [(arrow_function) (function_expression)] @signed)
(public_field_definition type: (type_annotation) @type value: [(arrow_function) (function_expression)] @signed)
(variable_declarator type: (type_annotation) @type value: (object (pair key: (property_identifier) @callback.key value: [(arrow_function) (function_expression)] @callback)))
(variable_declarator type: (type_annotation) @type value: (object (method_definition name: (property_identifier) @callback.key) @callback))
(satisfies_expression . (object (pair key: (property_identifier) @callback.key value: [(arrow_function) (function_expression)] @callback)) (_) @type)
([(function_declaration return_type: (type_annotation) @type body: (statement_block (return_statement (object (pair key: (property_identifier) @callback.key value: [(arrow_function) (function_expression)] @callback))))) (method_definition return_type: (type_annotation) @type body: (statement_block (return_statement (object (pair key: (property_identifier) @callback.key value: [(arrow_function) (function_expression)] @callback)))))])
(arrow_function return_type: (type_annotation) @type body: [(statement_block (return_statement (object (pair key: (property_identifier) @callback.key value: [(arrow_function) (function_expression)] @callback)))) (parenthesized_expression (object (pair key: (property_identifier) @callback.key value: [(arrow_function) (function_expression)] @callback)))])
(satisfies_expression . (object (method_definition name: (property_identifier) @callback.key) @callback) (_) @type)
([(function_declaration return_type: (type_annotation) @type body: (statement_block (return_statement (object (method_definition name: (property_identifier) @callback.key) @callback)))) (method_definition return_type: (type_annotation) @type body: (statement_block (return_statement (object (method_definition name: (property_identifier) @callback.key) @callback))))])
(arrow_function return_type: (type_annotation) @type body: [(statement_block (return_statement (object (method_definition name: (property_identifier) @callback.key) @callback))) (parenthesized_expression (object (method_definition name: (property_identifier) @callback.key) @callback))])
(function_declaration return_type: (type_annotation) @type body: (statement_block (return_statement [(arrow_function) (function_expression)] @signed)))
(method_definition return_type: (type_annotation) @type body: (statement_block (return_statement [(arrow_function) (function_expression)] @signed)))
(arrow_function return_type: (type_annotation) @type body: [(statement_block (return_statement [(arrow_function) (function_expression)] @signed)) (arrow_function) @signed])
(internal_module body: (statement_block (export_statement (import_alias . (identifier) @alias @ignored . (_) @value))) @container)
(import_alias . (identifier) @ignored)
