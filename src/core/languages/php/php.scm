; What PHP's nodes mean. The capture names are explained in src/core/parsing/captureNames.ts.

; --- definitions
(function_definition name: (name) @name return_type: (_)? @returns body: (_) @body) @definition.function
(class_declaration name: (name) @name body: (_) @body) @definition.class
(trait_declaration name: (name) @name body: (_) @body) @definition.class
(interface_declaration name: (name) @name body: (_) @body) @definition.interface
(enum_declaration name: (name) @name body: (_) @body) @definition.enum
(enum_case name: (name) @name) @definition.member
(method_declaration name: (name) @name return_type: (_)? @returns body: (_) @body) @definition.method
(method_declaration name: (name) @name return_type: (_)? @returns !body) @definition.method
(property_declaration type: (_)? @type (property_element name: (variable_name (name) @name) default_value: (_)? @value) @definition.field)
(property_declaration [(visibility_modifier) (static_modifier) (readonly_modifier) (var_modifier)] . (property_element) @wrapped .) @wrapper
(property_declaration type: (_) . (property_element) @wrapped .) @wrapper
(property_element name: (variable_name) @ignored)
(property_promotion_parameter name: (variable_name) @ignored)
(property_promotion_parameter type: (_)? @type name: (variable_name (name) @name)) @definition.parameterField
(assignment_expression left: (member_access_expression object: (variable_name) @receiver name: (name) @name) right: (_) @value (#eq? @receiver "$this")) @definition.ownField
(const_element . (name) @name (_) @value) @definition.constant
(const_declaration . (const_element) @wrapped .) @wrapper
(const_declaration [(visibility_modifier) (final_modifier)] . (const_element) @wrapped .) @wrapper
(function_call_expression function: (name) @_define arguments: (arguments . (argument (string (string_content) @name))) (#match? @_define "^define$")) @definition.constant
(class_declaration (base_clause [(name) (qualified_name) (relative_name)] @base))
(class_declaration (class_interface_clause [(name) (qualified_name) (relative_name)] @base))
(enum_declaration (class_interface_clause [(name) (qualified_name) (relative_name)] @base))
(interface_declaration (base_clause [(name) (qualified_name) (relative_name)] @base))
(anonymous_class (base_clause [(name) (qualified_name) (relative_name)] @name.use))
(anonymous_class (class_interface_clause [(name) (qualified_name) (relative_name)] @name.use))
(declaration_list (use_declaration [(name) (qualified_name) (relative_name)] @base.mixin))
(enum_declaration_list (use_declaration [(name) (qualified_name) (relative_name)] @base.mixin))
(expression_statement (assignment_expression) @wrapped) @wrapper
(comment) @comment
(namespace_definition name: (namespace_name) @namespace)

; --- scopes and the names they bind
(anonymous_function) @scope
(arrow_function) @scope
(anonymous_class) @scope
(simple_parameter type: (_)? @type name: (variable_name) @local)
(variadic_parameter type: (_)? @type.many name: (variable_name) @local)
(property_promotion_parameter type: (_)? @type name: (variable_name) @local)
(assignment_expression left: (variable_name) @binding right: (_) @value) @binding.whole
(assignment_expression left: (list_literal (variable_name) @binding))
(foreach_statement . (_) @iterated . (variable_name) @local)
(foreach_statement . (_) @iterated . (pair (_) . (variable_name) @local))
(foreach_statement (pair . (variable_name) @local))
(foreach_statement . (_) @iterated . (by_ref (variable_name) @local))
(foreach_statement . (_) @iterated . (pair (_) . (by_ref (variable_name) @local)))
(foreach_statement (list_literal (variable_name) @local))
(foreach_statement (pair (list_literal (variable_name) @local)))
(catch_clause type: (type_list (named_type) @type) name: (variable_name) @local)
(static_variable_declaration name: (variable_name) @local)
(global_declaration (variable_name) @outside)
(binary_expression left: [(variable_name) (member_access_expression)] @narrowed operator: "instanceof" right: [(name) (qualified_name) (relative_name)] @type)
(expression_statement (function_call_expression function: (name) @_assert arguments: (arguments . (argument (binary_expression left: [(variable_name) (member_access_expression)] @narrowed operator: "instanceof" right: [(name) (qualified_name)] @type)))) (#eq? @_assert "assert")) @region.after
(expression_statement (_ name: (name) @_assert arguments: (arguments . (argument (class_constant_access_expression . [(name) (qualified_name)] @type)) . (argument [(variable_name) (member_access_expression)] @narrowed))) (#eq? @_assert "assertInstanceOf")) @region.after

; --- expressions
(variable_name) @name.use
((variable_name) @this (#eq? @this "$this"))
((relative_scope) @this (#match? @this "^(self|static)$"))
((relative_scope) @super (#eq? @super "parent"))
(named_type [(name) (qualified_name) (relative_name)] @name.use)
(function_call_expression function: [(name) (qualified_name) (relative_name)] @name.use)
(function_call_expression function: (_) @object) @call
(object_creation_expression . [(name) (qualified_name) (relative_name)] @name.use)
(object_creation_expression . [(name) (qualified_name) (relative_name)] @object) @call
(object_creation_expression . (name) @type.own (#match? @type.own "^(self|static)$"))
(object_creation_expression . (name) @super (#eq? @super "parent"))
(scoped_call_expression scope: [(name) (qualified_name) (relative_name)] @name.use)
(class_constant_access_expression . [(name) (qualified_name) (relative_name)] @name.use)
(scoped_property_access_expression scope: [(name) (qualified_name) (relative_name)] @name.use)
(base_clause [(name) (qualified_name) (relative_name)] @name.use)
(class_interface_clause [(name) (qualified_name) (relative_name)] @name.use)
(use_declaration [(name) (qualified_name) (relative_name)] @name.use)
(attribute [(name) (qualified_name) (relative_name)] @name.use)
(binary_expression right: [(name) (qualified_name) (relative_name)] @name.use)
(binary_expression left: [(name) (qualified_name) (relative_name)] @name.use)
(argument [(name) (qualified_name) (relative_name)] @name.use)
(return_statement [(name) (qualified_name) (relative_name)] @name.use)
(member_access_expression object: (_) @object name: (name) @property) @member
(nullsafe_member_access_expression object: (_) @object name: (name) @property) @member
(scoped_property_access_expression scope: (_) @object name: (variable_name (name) @property)) @member
((class_constant_access_expression . (_) @object (name) @property .) @member (#not-eq? @property "class"))
; a call names its method itself: the name's node stands for the member
(member_call_expression object: (_) @object name: (name) @property @member)
(member_call_expression name: (name) @object) @call
(nullsafe_member_call_expression object: (_) @object name: (name) @property @member)
(nullsafe_member_call_expression name: (name) @object) @call
(scoped_call_expression scope: (_) @object name: (name) @property @member)
(scoped_call_expression name: (name) @object) @call
(subscript_expression . (_) @object) @element
(parenthesized_expression (_) @object) @transparent
(clone_expression (_) @object) @transparent
(conditional_expression body: (_) @option alternative: (_) @option) @choice
(binary_expression left: (_) @option operator: "??" right: (_) @option) @choice
(return_statement (_) @returned)
(class_constant_access_expression (_) (name) @ignored (#eq? @ignored "class"))

; --- imports
(namespace_use_clause (qualified_name (name) @import.name) @import.from !alias)
(namespace_use_clause (qualified_name (name) @import.name) @import.from alias: (name) @import.alias)
(namespace_use_declaration (namespace_use_clause . (name) @import.name @import.from !alias))
(namespace_use_declaration (namespace_use_clause . (name) @import.name @import.from alias: (name) @import.alias))
(namespace_use_declaration body: (namespace_use_group)) @import.text
(require_once_expression (_) @import.from) @import.all
(require_expression (_) @import.from) @import.all
(include_expression (_) @import.from) @import.all
(include_once_expression (_) @import.from) @import.all
