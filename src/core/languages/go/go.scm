; What Go's nodes mean. The capture names are explained in src/core/parsing/captureNames.ts.

; --- definitions
(package_clause (package_identifier) @namespace)
((function_declaration name: (identifier) @name result: (_)? @returns body: (block) @body) @definition.function (#not-eq? @name "_"))
((function_declaration name: (identifier) @name result: (_)? @returns !body) @definition.signature (#not-eq? @name "_"))
(method_declaration receiver: (parameter_list (parameter_declaration type: [
    (type_identifier) @owner
    (pointer_type (type_identifier) @owner)
    (generic_type type: (type_identifier) @owner)
    (pointer_type (generic_type type: (type_identifier) @owner))
    (parenthesized_type (pointer_type (type_identifier) @owner))
  ])) name: (field_identifier) @name result: (_)? @returns body: (block) @body) @definition.method
(type_spec name: (type_identifier) @name type: (struct_type (field_declaration_list) @body)) @definition.class
(type_spec name: (type_identifier) @name type: (interface_type "{" @body)) @definition.interface
(type_spec name: (type_identifier) @name type: [
    (type_identifier) (qualified_type) (generic_type) (pointer_type) (slice_type) (array_type) (map_type) (channel_type) (function_type) (parenthesized_type)
  ] @type) @definition.type
(type_alias name: (type_identifier) @name type: (_) @type) @definition.type
(type_spec type: (struct_type (field_declaration_list (field_declaration name: (field_identifier) @name type: (_) @type) @definition.field)) (#not-eq? @name "_"))
(type_spec type: (struct_type (field_declaration_list (field_declaration type: (struct_type (field_declaration_list (field_declaration name: (field_identifier) @name type: (_) @type) @definition.field))))) (#not-eq? @name "_"))
(type_spec type: (struct_type (field_declaration_list (field_declaration !name type: (type_identifier) @name.shared @type) @definition.field)))
(type_spec type: (struct_type (field_declaration_list (field_declaration !name type: (generic_type type: (type_identifier) @name.shared) @type) @definition.field)))
(type_spec type: (struct_type (field_declaration_list (field_declaration !name type: (qualified_type name: (type_identifier) @name.shared) @type) @definition.field)))
(field_declaration !name type: [(type_identifier) (qualified_type)] @base)
(field_declaration !name type: (generic_type type: (_) @base))
(type_spec type: (interface_type (method_elem name: (field_identifier) @name result: (_)? @returns) @definition.methodSignature))
(interface_type (type_elem . [(type_identifier) (qualified_type)] @base .))
(interface_type (type_elem . (generic_type type: (_) @base) .))
(type_declaration . (type_spec) @wrapped .) @wrapper
(type_declaration . (type_alias) @wrapped .) @wrapper
(const_declaration . (const_spec) @wrapped .) @wrapper
(var_declaration . (var_spec) @wrapped .) @wrapper
; of several names the grammar gives only the first the field `name`
(source_file (const_declaration (const_spec (identifier) @name) @definition.constant) (#not-eq? @name "_"))
(source_file (const_declaration (const_spec type: (_) @type) @returning))
(source_file (const_declaration (const_spec . (identifier) . type: (_)? . value: (expression_list . (_) @value .)) @returning))
(source_file (const_declaration (const_spec !type !value) @repeating))
(source_file (var_declaration [(var_spec type: (_) @type) @returning (var_spec_list (var_spec type: (_) @type) @returning)]))
(source_file (var_declaration (var_spec name: (identifier) @name . type: (_)? @type value: (expression_list . (_) @value .)?) @definition.variable) (#not-eq? @name "_"))
(source_file (var_declaration (var_spec name: (identifier) @name) @definition.variable) (#not-eq? @name "_"))
(source_file (var_declaration (var_spec_list (var_spec name: (identifier) @name . type: (_)? @type value: (expression_list . (_) @value .)?) @definition.variable)) (#not-eq? @name "_"))
(source_file (var_declaration (var_spec_list (var_spec name: (identifier) @name) @definition.variable)) (#not-eq? @name "_"))
(comment) @comment
(source_file (comment) @condition (#match? @condition "^//go:build"))

; --- scopes and the names they bind
(func_literal) @scope
(function_type) @scope
(method_elem) @scope
(function_declaration !body) @scope
(type_alias type_parameters: (_)) @scope.block
(type_spec type_parameters: (_) type: [(type_identifier) (qualified_type) (generic_type) (pointer_type) (slice_type) (array_type) (map_type) (channel_type) (function_type)]) @scope.block
(block) @scope.block
(if_statement) @scope.block
(for_statement) @scope.block
(expression_switch_statement) @scope.block
(type_switch_statement) @scope.block
(expression_case) @scope.block
(default_case) @scope.block
(type_case) @scope.block
(communication_case) @scope.block
(parameter_declaration name: (identifier) @local type: (_) @type)
(variadic_parameter_declaration name: (identifier) @local) @type
(type_parameter_declaration name: (identifier) @typevar type: (type_constraint (_) @type))
(short_var_declaration left: (expression_list . (identifier) @local .) right: (expression_list . (_) @value .))
(short_var_declaration left: (expression_list . (identifier) @local . (_)) right: (expression_list . (_) @value.first .))
(short_var_declaration left: (expression_list . (_) . (identifier) @local) right: (expression_list . (_) @value.second .))
(short_var_declaration left: (expression_list . (_) . (_) . (identifier) @local) right: (expression_list . (_) @value.third .))
(short_var_declaration left: (expression_list . (identifier) @local . (_)) right: (expression_list . (_) @value . (_)))
(short_var_declaration left: (expression_list . (_) . (identifier) @local) right: (expression_list . (_) . (_) @value))
(short_var_declaration left: (expression_list (identifier) @local))
(var_spec name: (identifier) @binding type: (_)? @type value: (expression_list . (_) @value .)? (#not-eq? @binding "_"))
(var_spec name: (identifier) @binding . name: (identifier) value: (expression_list . (_) @value.first .) (#not-eq? @binding "_"))
(var_spec . name: (identifier) . name: (identifier) @binding value: (expression_list . (_) @value.second .) (#not-eq? @binding "_"))
(const_spec (identifier) @binding type: (_)? @type (#not-eq? @binding "_"))
(range_clause left: (expression_list . (_) . (identifier) @local) right: (_) @iterated)
(range_clause left: (expression_list . (identifier) @local))
(receive_statement left: (expression_list . (identifier) @local) right: (_) @value)
(receive_statement left: (expression_list (identifier) @local))
(type_switch_statement alias: (expression_list (identifier) @local) (type_case "case" . type: (_) @type . ":") @within)
(type_switch_statement alias: (expression_list (identifier) @local) value: (_) @value)

; --- expressions
(identifier) @name.use
; the blank identifier: what is written to it is gone
((identifier) @ignored (#eq? @ignored "_"))
(type_identifier) @name.use
(qualified_type package: (package_identifier) @name.use)
(qualified_type package: (package_identifier) @object name: (type_identifier) @property) @member
(selector_expression operand: (_) @object field: (field_identifier) @property) @member
(call_expression function: (_) @object) @call
(type_conversion_expression type: (generic_type type: (_) @object)) @call
(index_expression operand: (_) @object) @element
(unary_expression operator: "<-" operand: (_) @object) @element
(unary_expression operator: ["&" "*"] operand: (_) @object) @transparent
(parenthesized_expression (_) @object) @transparent
(slice_expression operand: (_) @object) @transparent
(type_instantiation_expression type: (_) @object) @transparent
(composite_literal type: (_) @type) @cast
(type_assertion_expression type: (_) @type) @cast
(call_expression function: (identifier) @_made arguments: (argument_list . (_) @type)
  (#any-of? @_made "new" "make")) @cast
(call_expression function: (identifier) @_append arguments: (argument_list . (_) @object)
  (#eq? @_append "append")) @transparent
(composite_literal type: [(type_identifier) (qualified_type) (generic_type)] body: (literal_value (keyed_element key: (literal_element (identifier) @ignored))))
(literal_element (literal_value (keyed_element key: (literal_element (identifier) @ignored))))
; the keys of a struct literal are its fields; where the type is left out, the elements of the literal around have it
(composite_literal body: (literal_value) @transparent) @object
(literal_value [(literal_element (literal_value) @element) (keyed_element value: (literal_element (literal_value) @element))]) @object
(composite_literal type: [(type_identifier) (qualified_type) (generic_type)] body: (literal_value (keyed_element key: (literal_element (identifier) @property @member))) @object)
(literal_element (literal_value (keyed_element key: (literal_element (identifier) @property @member))) @object)

; --- imports
(import_spec !name path: (_) @import.module)
(import_spec name: [(package_identifier) (blank_identifier)] @import.alias path: (_) @import.module)
(import_spec name: (dot) @import.all path: (_) @import.from)
