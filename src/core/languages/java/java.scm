; What Java's nodes mean. The capture names are explained in src/core/parsing/captureNames.ts.

; --- definitions
(class_declaration name: (identifier) @name body: (class_body) @body) @definition.class
(record_declaration name: (identifier) @name body: (class_body) @body) @definition.class
(enum_declaration name: (identifier) @name body: (enum_body) @body) @definition.enum
(interface_declaration name: (identifier) @name body: (interface_body) @body) @definition.interface
(annotation_type_declaration name: (identifier) @name body: (annotation_type_body) @body) @definition.interface
(method_declaration type: (_) @returns name: (identifier) @name body: (block) @body) @definition.method
(method_declaration type: (_) @returns name: (identifier) @name !body) @definition.methodSignature
(annotation_type_element_declaration type: (_) @returns name: (identifier) @name) @definition.methodSignature
(constructor_declaration name: (identifier) @name body: (constructor_body) @body) @definition.method
(compact_constructor_declaration name: (identifier) @name body: (block) @body) @definition.method
(enum_constant name: (identifier) @name body: (class_body)? @body) @definition.member
(record_declaration parameters: (formal_parameters (formal_parameter type: (_) @type name: (identifier) @name) @definition.parameterField))
(field_declaration type: (_) @type declarator: (variable_declarator name: (identifier) @name value: (_)? @value) @definition.field)
(constant_declaration type: (_) @type declarator: (variable_declarator name: (identifier) @name value: (_)? @value) @definition.field)
(field_declaration type: (_) . declarator: (variable_declarator) @wrapped . ";") @wrapper
(constant_declaration type: (_) . declarator: (variable_declarator) @wrapped . ";") @wrapper
(superclass (_) @base)
(super_interfaces (type_list (_) @base))
(extends_interfaces (type_list (_) @base))
(block_comment) @comment

; --- annotations and visibility
(class_declaration (modifiers [(marker_annotation) (annotation)] @decorator)) @decorated
(record_declaration (modifiers [(marker_annotation) (annotation)] @decorator)) @decorated
(enum_declaration (modifiers [(marker_annotation) (annotation)] @decorator)) @decorated
(interface_declaration (modifiers [(marker_annotation) (annotation)] @decorator)) @decorated
(annotation_type_declaration (modifiers [(marker_annotation) (annotation)] @decorator)) @decorated
(method_declaration (modifiers [(marker_annotation) (annotation)] @decorator)) @decorated
(constructor_declaration (modifiers [(marker_annotation) (annotation)] @decorator)) @decorated
(compact_constructor_declaration (modifiers [(marker_annotation) (annotation)] @decorator)) @decorated
(enum_constant (modifiers [(marker_annotation) (annotation)] @decorator)) @decorated
(field_declaration (modifiers [(marker_annotation) (annotation)] @decorator) declarator: (variable_declarator) @decorated)
(class_declaration (modifiers ["public" "protected"])) @visible
(record_declaration (modifiers ["public" "protected"])) @visible
(enum_declaration (modifiers ["public" "protected"])) @visible
(interface_declaration (modifiers ["public" "protected"])) @visible
(annotation_type_declaration (modifiers ["public" "protected"])) @visible
(method_declaration (modifiers ["public" "protected"])) @visible
(constructor_declaration (modifiers ["public" "protected"])) @visible
(compact_constructor_declaration (modifiers ["public" "protected"])) @visible
(field_declaration (modifiers ["public" "protected"]) declarator: (variable_declarator) @visible)
(interface_body [(method_declaration) (class_declaration) (interface_declaration) (enum_declaration) (record_declaration)] @visible)
(interface_body (constant_declaration declarator: (variable_declarator) @visible))
(annotation_type_body (annotation_type_element_declaration) @visible)
(enum_constant) @visible
(record_declaration parameters: (formal_parameters (formal_parameter) @visible))

; --- scopes and the names they bind
(method_declaration !body) @scope
(lambda_expression) @scope
(object_creation_expression (class_body) @scope)
(object_creation_expression type: (_) @type (class_body) @anonymous)
(block) @scope.block
(for_statement) @scope.block
(enhanced_for_statement) @scope.block
(try_with_resources_statement) @scope.block
(catch_clause) @scope.block
(switch_rule) @scope.block
(switch_block_statement_group) @scope.block
(if_statement condition: (parenthesized_expression [(instanceof_expression) (binary_expression)])) @scope.block
(type_parameter (type_identifier) @typevar (type_bound (_) @type)?)
(method_declaration parameters: (formal_parameters (formal_parameter type: (_) @type name: (identifier) @local)))
(constructor_declaration parameters: (formal_parameters (formal_parameter type: (_) @type name: (identifier) @local)))
(lambda_expression parameters: (formal_parameters (formal_parameter type: (_) @type name: (identifier) @local)) (#not-eq? @type "var"))
(lambda_expression parameters: (formal_parameters (formal_parameter type: (_) @_type name: (identifier) @local)) (#eq? @_type "var"))
(spread_parameter (_) @type.many . (variable_declarator name: (identifier) @local))
(lambda_expression parameters: (identifier) @local)
(lambda_expression parameters: (inferred_parameters (identifier) @local))
(local_variable_declaration type: (_) @type declarator: (variable_declarator name: (identifier) @local value: (_)? @value) (#not-eq? @type "var"))
(local_variable_declaration type: (_) @_type declarator: (variable_declarator name: (identifier) @local value: (_)? @value) (#eq? @_type "var"))
(enhanced_for_statement type: (_) @type name: (identifier) @local (#not-eq? @type "var"))
(enhanced_for_statement type: (_) @_type name: (identifier) @local value: (_) @iterated (#eq? @_type "var"))
(resource type: (_) @type name: (identifier) @local (#not-eq? @type "var"))
(resource type: (_) @_type name: (identifier) @local value: (_) @value (#eq? @_type "var"))
(catch_formal_parameter (catch_type (_) @type) name: (identifier) @local)
(instanceof_expression right: (_) @type name: (identifier) @local)
(type_pattern . (_) @type . (identifier) @local)
(record_pattern_component . (_) @type . (identifier) @local (#not-eq? @type "var"))
(record_pattern_component . (_) @_type . (identifier) @local (#eq? @_type "var"))

; --- lambdas whose parameters are said by what they are passed to, or by a type
(method_invocation arguments: (argument_list (lambda_expression) @lambda @lambda.argument) @lambda.list) @lambda.of
(object_creation_expression arguments: (argument_list (lambda_expression) @lambda @lambda.argument) @lambda.list) @lambda.of
(explicit_constructor_invocation arguments: (argument_list (lambda_expression) @lambda @lambda.argument) @lambda.list) @lambda.of
(lambda_expression parameters: (_) @lambda.parameters) @lambda.declaring
(local_variable_declaration type: (_) @type declarator: (variable_declarator value: (lambda_expression) @signed) (#not-eq? @type "var"))
(field_declaration type: (_) @type declarator: (variable_declarator value: (lambda_expression) @signed))
(method_declaration type: (_) @type body: (block (return_statement (lambda_expression) @signed)))
(cast_expression type: (_) @type value: (lambda_expression) @signed)

; --- expressions
(identifier) @name.use
(type_identifier) @name.type
(this) @this
(super) @super
(field_access object: (_) @object field: (identifier) @property) @member
(field_access object: (_) @type field: (this)) @cast
(scoped_type_identifier . (_) @object (type_identifier) @property .) @member
(method_reference . (_) @object (identifier) @property .) @member
(method_invocation !object name: (identifier) @object arguments: (argument_list) @arguments) @call
(method_invocation object: (_) @object name: (identifier) @property arguments: (argument_list) @arguments) @call
(method_invocation type_arguments: (type_arguments) @type name: (identifier) @name.of) @typed
(object_creation_expression type: (generic_type (type_identifier) @name.of (type_arguments) @type) (#not-eq? @type "<>")) @typed
(object_creation_expression type: (generic_type (scoped_type_identifier (type_identifier) @name.of .) (type_arguments) @type) (#not-eq? @type "<>")) @typed
(object_creation_expression . type: (_) @object @made arguments: (argument_list) @arguments) @call
(object_creation_expression . (_) @object type: (type_identifier) @property arguments: (argument_list) @arguments) @call
(explicit_constructor_invocation constructor: (_) @object arguments: (argument_list) @arguments) @call
(object_creation_expression type: (generic_type . (type_identifier) @name.of)) @generic
(generic_type . (_) @object) @transparent
(annotated_type (_) @object .) @transparent
(array_access array: (_) @object) @element
(cast_expression type: (_) @type value: (_)) @cast
(parenthesized_expression (_) @object) @transparent
(ternary_expression consequence: (_) @option alternative: (_) @option) @choice
(switch_expression condition: (parenthesized_expression (_) @object) body: (switch_block (switch_rule (switch_label (identifier) @property @label))))
(switch_expression condition: (parenthesized_expression (_) @object) body: (switch_block (switch_block_statement_group (switch_label (identifier) @property @label))))
(return_statement (_) @returned)
(element_value_pair key: (identifier) @ignored)
(labeled_statement . (identifier) @ignored)
(break_statement (identifier) @ignored)
(continue_statement (identifier) @ignored)
((type_identifier) @ignored (#eq? @ignored "var"))

; --- packages and imports
(package_declaration [(scoped_identifier) (identifier)] @namespace)
(import_declaration "import" . (scoped_identifier name: (identifier) @import.alias) @import.module . ";")
(import_declaration "import" . (_) @import.from . "." . (asterisk) @import.all)
(import_declaration "static" . (scoped_identifier scope: (_) @import.from name: (identifier) @import.name) . ";")
(import_declaration "static" . (_) @import.from . "." . (asterisk) @import.all)
(scoped_identifier (identifier) @ignored)
(package_declaration (identifier) @ignored)
(import_declaration (identifier) @ignored)
