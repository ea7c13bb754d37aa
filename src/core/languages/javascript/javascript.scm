; What JavaScript's nodes mean; TypeScript adds to these. The capture names are explained in src/core/parsing/captureNames.ts.

; --- definitions
(function_declaration name: (identifier) @name body: (statement_block) @body) @definition.function
(generator_function_declaration name: (identifier) @name body: (statement_block) @body) @definition.function
(method_definition name: (_) @name body: (statement_block) @body) @definition.method
(variable_declarator name: (identifier) @name value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)] @function) @definition.function
(variable_declarator name: (identifier) @name value: (class body: (class_body) @body)) @definition.class
(pair key: [(property_identifier) (private_property_identifier) (string) (number) (computed_property_name)] @name value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)] @function) @definition.method
(assignment_expression left: (member_expression object: (_) @owner property: (property_identifier) @name) right: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)] @function) @definition.assigned
(program (expression_statement (assignment_expression left: (member_expression object: (identifier) @owner property: (property_identifier) @name) right: (class body: (class_body) @body)) @definition.class)
  (#not-eq? @owner "module"))
(assignment_expression right: (assignment_expression left: (member_expression object: (identifier) @owner property: (property_identifier) @name) right: (class body: (class_body) @body)) @definition.class
  (#not-eq? @owner "module"))
(program (expression_statement (assignment_expression left: (member_expression object: [(identifier) (member_expression)] @owner property: (property_identifier) @name) right: (object) @value) @definition.constant)
  (#not-eq? @name "prototype"))
(program (expression_statement (assignment_expression left: (member_expression object: (identifier) @owner property: (property_identifier) @name) right: [(string) (template_string) (number) (regex) (array)] @value) @definition.constant)
  (#eq? @owner "exports"))
(program (expression_statement (assignment_expression left: (member_expression object: (member_expression object: (identifier) @_module property: (property_identifier) @_exports) @owner property: (property_identifier) @name) right: [(string) (template_string) (number) (regex) (array)] @value) @definition.constant)
  (#eq? @_module "module") (#eq? @_exports "exports"))
(assignment_expression left: (member_expression object: (member_expression object: (identifier) property: (property_identifier) @_prototype) @owner property: (property_identifier) @name) right: [(identifier) (member_expression) (assignment_expression left: (member_expression))] @value
  (#eq? @_prototype "prototype")) @definition.given
(program (expression_statement (assignment_expression left: (member_expression object: (identifier) @owner property: (property_identifier) @name) right: [(identifier) (member_expression) (assignment_expression left: (member_expression))] @value) @definition.given)
  (#not-eq? @name "prototype") (#not-eq? @owner "exports") (#not-eq? @owner "module"))
(parenthesized_expression (function_expression body: (statement_block (expression_statement (assignment_expression left: (member_expression object: (identifier) @owner property: (property_identifier) @name) right: [(identifier) (member_expression) (assignment_expression left: (member_expression))] @value) @definition.given)))
  (#not-eq? @name "prototype") (#not-eq? @owner "exports") (#not-eq? @owner "module"))
(_ [right: (assignment_expression left: (member_expression object: (identifier) @owner property: (property_identifier) @name) right: (assignment_expression left: (member_expression)) @value) @definition.given value: (assignment_expression left: (member_expression object: (identifier) @owner property: (property_identifier) @name) right: (assignment_expression left: (member_expression)) @value) @definition.given])
(assignment_expression left: (member_expression object: (this) @receiver property: [(property_identifier) (private_property_identifier)] @name) right: (_) @value) @definition.ownField
(assignment_expression left: (member_expression object: (identifier) @owner property: (property_identifier) @_prototype) right: (object (method_definition name: (_) @name body: (statement_block) @body) @definition.method)
  (#eq? @_prototype "prototype"))
(assignment_expression left: (member_expression object: (identifier) @owner property: (property_identifier) @_prototype) right: (object (pair key: (property_identifier) @name value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)] @function) @definition.method)
  (#eq? @_prototype "prototype"))
(call_expression function: (member_expression object: (identifier) @_object property: (property_identifier) @_assign) arguments: (arguments . (member_expression object: (identifier) @owner property: (property_identifier) @_prototype) (object (method_definition name: (_) @name body: (statement_block) @body) @definition.method))
  (#eq? @_object "Object") (#eq? @_assign "assign") (#eq? @_prototype "prototype"))
(call_expression function: (member_expression object: (identifier) @_object property: (property_identifier) @_assign) arguments: (arguments . (member_expression object: (identifier) @owner property: (property_identifier) @_prototype) (object (pair key: (property_identifier) @name value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)] @function) @definition.method))
  (#eq? @_object "Object") (#eq? @_assign "assign") (#eq? @_prototype "prototype"))
(export_statement "default" value: [(arrow_function body: (_) @body) (function_expression !name body: (_) @body) (generator_function !name body: (_) @body)] @function) @definition.defaultFunction
(export_statement "default" value: (binary_expression right: [(arrow_function body: (_) @body) (function_expression body: (_) @body)] @function)) @definition.defaultFunction
(export_statement "default" value: (binary_expression right: (parenthesized_expression [(arrow_function body: (_) @body) (function_expression body: (_) @body)] @function))) @definition.defaultFunction
(assignment_expression left: (member_expression object: (identifier) @_module property: (property_identifier) @_exports) right: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)] @function
  (#eq? @_module "module") (#eq? @_exports "exports")) @definition.defaultFunction
(export_statement "default" value: (object) @value) @definition.defaultObject
(export_statement "default" value: (ternary_expression consequence: (object) @value)) @definition.defaultObject
(export_statement "default" value: (ternary_expression alternative: (object) @shadowed))
(export_statement "default" value: (class !name body: (class_body) @body)) @definition.defaultClass
(assignment_expression left: (member_expression object: (identifier) @_module property: (property_identifier) @_exports) right: (class body: (class_body) @body)
  (#eq? @_module "module") (#eq? @_exports "exports")) @definition.defaultClass
(assignment_expression left: (member_expression object: (identifier) @_module property: (property_identifier) @_exports) right: (object) @value
  (#eq? @_module "module") (#eq? @_exports "exports")) @definition.defaultObject
(object (shorthand_property_identifier) @alias) @container
(object (spread_element (_) @spread)) @container
(object (pair key: [(property_identifier) @alias (string . (string_fragment) @alias .)] value: [(identifier) (member_expression) (call_expression) (new_expression)] @value)) @container
(lexical_declaration . (variable_declarator) @wrapped .) @wrapper
(variable_declaration . (variable_declarator) @wrapped .) @wrapper
(export_statement declaration: (_) @wrapped) @wrapper @exported
(expression_statement (assignment_expression) @wrapped) @wrapper
(comment) @comment

; --- scopes and the names they bind
(arrow_function) @scope
(function_expression) @scope
(generator_function) @scope
(statement_block) @scope.block
(for_statement) @scope.block
(for_in_statement) @scope.block
(catch_clause) @scope.block
(arrow_function parameter: (identifier) @local)
(variable_declarator name: (identifier) @binding value: (_)? @value) @binding.whole
(variable_declarator name: (array_pattern [(identifier) @binding @value (assignment_pattern left: (identifier) @binding @value)])) @binding.pattern
(variable_declarator name: (object_pattern (shorthand_property_identifier_pattern) @binding @value)) @binding.pattern
(variable_declarator name: (object_pattern (object_assignment_pattern left: (shorthand_property_identifier_pattern) @binding @value))) @binding.pattern
(variable_declarator name: (object_pattern (pair_pattern value: [(identifier) @binding @value (assignment_pattern left: (identifier) @binding @value)]))) @binding.pattern
(object_pattern (rest_pattern (identifier) @local @value))
(rest_pattern (identifier) @local)
; --- patterns: what they take apart, and what each name in them gets
(object_pattern (shorthand_property_identifier_pattern) @taken @property) @object
(object_pattern (object_assignment_pattern left: (shorthand_property_identifier_pattern) @taken @property)) @object
(object_pattern (pair_pattern key: (property_identifier) @property value: [(identifier) (object_pattern) (array_pattern)] @taken)) @object
(object_pattern (pair_pattern key: (property_identifier) @property value: (assignment_pattern left: [(identifier) (object_pattern) (array_pattern)] @taken))) @object
(object_pattern (rest_pattern (identifier) @transparent)) @object
(array_pattern [(identifier) (object_pattern) (array_pattern)] @taken.part) @object
(array_pattern (assignment_pattern left: [(identifier) (object_pattern) (array_pattern)] @taken.part)) @object
(variable_declarator name: [(object_pattern) (array_pattern)] @transparent value: (_) @object)
(for_in_statement kind: _ left: [(object_pattern) (array_pattern)] @element right: (_) @object)
(call_expression function: (_) @callee arguments: (arguments [(arrow_function) (function_expression)] @callback))
(call_expression function: (_) @callee arguments: (arguments (object (pair key: (property_identifier) @callback.key value: [(arrow_function) (function_expression)] @callback))))
(call_expression function: (_) @callee arguments: (arguments (object (method_definition name: (property_identifier) @callback.key) @callback)))
(for_in_statement kind: _ left: (identifier) @local right: (_) @iterated)
(catch_clause parameter: (identifier) @local)
(function_expression name: (identifier) @local)
(class name: (_) @local)

; --- expressions
(identifier) @name.use
(shorthand_property_identifier) @name.use
(this) @this
(super) @super
(member_expression object: (_) @object property: (_) @property) @member
(call_expression function: (_) @object) @call
(new_expression constructor: (_) @object) @call
(subscript_expression object: (_) @object) @element
(subscript_expression object: (_) @object index: (string . (string_fragment) @property .)) @element.named
(subscript_expression object: (_) @object index: (identifier) @property) @element.symbol
((member_expression object: (identifier) @_module property: (property_identifier) @_exports) @name.use (#eq? @_module "module") (#eq? @_exports "exports"))
(array . [(identifier) (member_expression) (call_expression) (new_expression) (this)] @object .) @collection
(array . (spread_element (_) @object) .) @slice
(await_expression (_) @object) @await
(parenthesized_expression (_) @object) @transparent
(assignment_expression right: (_) @object) @transparent
(assignment_expression left: (member_expression) @object right: [(arrow_function) (function_expression) (generator_function) (class)]) @transparent
(assignment_expression left: (identifier) @rebound right: (_) @value)
(call_expression function: (identifier) @_require arguments: (arguments . (string) @import.from .) (#eq? @_require "require")) @import.value
(call_expression function: (import) arguments: (arguments . (string) @import.from)) @import.value
(ternary_expression consequence: (_) @option alternative: (_) @option) @choice
(binary_expression left: (_) @option operator: "||" right: (_) @option) @choice
(binary_expression left: (_) @option operator: "??" right: (_) @option) @choice
(call_expression function: [(identifier) (member_expression)] @_inherits arguments: (arguments . (identifier) @owner . (_) @base .)
  (#match? @_inherits "(^|[.])inherits$"))
(assignment_expression left: (member_expression object: (identifier) @owner property: (property_identifier) @_prototype) right: (call_expression function: (member_expression object: (identifier) @_object property: (property_identifier) @_create) arguments: (arguments . (member_expression object: (_) @base property: (property_identifier) @_of)))
  (#eq? @_prototype "prototype") (#eq? @_object "Object") (#eq? @_create "create") (#eq? @_of "prototype"))
(call_expression function: (member_expression object: (identifier) @_object property: (property_identifier) @_set) arguments: (arguments . (member_expression object: (identifier) @owner property: (property_identifier) @_prototype) . (member_expression object: (_) @base property: (property_identifier) @_of))
  (#eq? @_object "Object") (#eq? @_set "setPrototypeOf") (#eq? @_prototype "prototype") (#eq? @_of "prototype"))
(return_statement (_) @returned)
(variable_declarator name: (identifier) value: (arrow_function body: (_) @returned))
(pair value: (arrow_function body: (_) @returned))
(assignment_expression left: (member_expression) right: (arrow_function body: (_) @returned))
(binary_expression left: [(identifier) (member_expression)] @narrowed operator: "instanceof" right: [(identifier) (member_expression)] @type)

; --- imports and exports
(import_statement (import_clause (identifier) @import.default) source: (string) @import.from)
(import_statement (import_clause (named_imports (import_specifier name: (_) @import.name alias: (identifier)? @import.alias))) source: (string) @import.from)
(import_statement (import_clause (namespace_import (identifier) @import.namespace)) source: (string) @import.from)
(variable_declarator name: (identifier) @import.required value: (call_expression function: (identifier) @_require arguments: (arguments . (string) @import.from .))
  (#eq? @_require "require"))
(variable_declarator name: (object_pattern (shorthand_property_identifier_pattern) @import.name) value: (call_expression function: (identifier) @_require arguments: (arguments . (string) @import.from .))
  (#eq? @_require "require"))
(variable_declarator name: (object_pattern (pair_pattern key: (property_identifier) @import.name value: (identifier) @import.alias)) value: (call_expression function: (identifier) @_require arguments: (arguments . (string) @import.from .))
  (#eq? @_require "require"))
(variable_declarator name: (identifier) @import.member value: (member_expression object: (call_expression function: (identifier) @_require arguments: (arguments . (string) @import.from .)) property: (property_identifier) @import.name)
  (#eq? @_require "require"))
(import_statement "import" @import.effect . source: (string) @import.from)
(import_specifier name: (identifier) @ignored)
(export_statement (export_clause (export_specifier name: (_) @export.name alias: (_)? @export.alias)) source: (string)? @import.from)
(export_statement "*" @export.all source: (string) @import.from)
(export_statement (namespace_export (_) @export.namespace) source: (string) @import.from)
(export_statement "default" value: (_) @export.default)
(export_statement "default" value: (call_expression) @export.wrapped)
(export_statement "default" declaration: (_) @export.defaultDeclaration)
(assignment_expression left: (member_expression object: (identifier) @_module property: (property_identifier) @_exports) right: (_) @export.assigned
  (#eq? @_module "module") (#eq? @_exports "exports"))
(program (variable_declaration (variable_declarator name: (identifier) @export.assigned value: (identifier) @_exports))
  (#eq? @_exports "exports"))
(program (lexical_declaration (variable_declarator name: (identifier) @export.assigned value: (identifier) @_exports))
  (#eq? @_exports "exports"))
(assignment_expression left: (member_expression object: (identifier) @_exports property: (property_identifier) @export.property) right: (_) @value
  (#eq? @_exports "exports"))
(assignment_expression left: (member_expression object: (member_expression object: (identifier) @_module property: (property_identifier) @_exports) property: (property_identifier) @export.property) right: (_) @value
  (#eq? @_module "module") (#eq? @_exports "exports"))
