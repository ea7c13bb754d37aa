; What Ruby's nodes mean. The capture names are explained in src/core/parsing/captureNames.ts.

; --- definitions
(method name: (_) @name body: (_)? @body) @definition.method
(singleton_method object: (self) name: (_) @name body: (_)? @body) @definition.method
(singleton_method object: (self)) @static
; `def Shop.open` in the body of `Shop`
(class body: (body_statement (singleton_method object: (constant) name: (_) @name body: (_)? @body) @definition.method))
(module body: (body_statement (singleton_method object: (constant) name: (_) @name body: (_)? @body) @definition.method))
(class body: (body_statement (singleton_method object: (constant)) @static))
(module body: (body_statement (singleton_method object: (constant)) @static))
(singleton_class value: (self) body: (body_statement (method) @static))
(singleton_class value: (self) body: (body_statement (call arguments: (argument_list (simple_symbol) @static))))
(singleton_class value: (self) body: (body_statement (call method: (identifier) @_access arguments: (argument_list (method) @static))))
(singleton_class value: (self) body: (body_statement (alias) @static))
(singleton_class value: (self) body: (body_statement (call !receiver method: (identifier) @_make) @static) (#match? @_make "^(alias_method|define_method)$"))
(singleton_class value: (identifier) body: (body_statement (method) @enclosed))
(do_block body: (body_statement (method) @enclosed))
(block body: (block_body (method) @enclosed))
(call receiver: (constant) @_maker method: (identifier) @_make arguments: (argument_list (simple_symbol) @enclosed) (#match? @_maker "^(Struct|Data)$") (#match? @_make "^(new|define)$"))
(do_block body: (body_statement [(if consequence: (then (method) @enclosed)) (unless consequence: (then (method) @enclosed))]))
(do_block body: (body_statement (call !receiver method: (identifier) @_make) @enclosed) (#match? @_make "^(alias_method|define_method)$"))
(block body: (block_body (call !receiver method: (identifier) @_make) @enclosed) (#match? @_make "^(alias_method|define_method)$"))
(do_block body: (body_statement (call !receiver method: (identifier) @_access arguments: (argument_list (method) @enclosed))))
(do_block body: (body_statement (call !receiver method: (identifier) @_attribute arguments: (argument_list (simple_symbol) @enclosed)) (#match? @_attribute "^attr")))
(block body: (block_body (call !receiver method: (identifier) @_attribute arguments: (argument_list (simple_symbol) @enclosed)) (#match? @_attribute "^attr")))
(alias name: (identifier) @name) @definition.method
(call !receiver method: (identifier) @_alias arguments: (argument_list . (simple_symbol) @name) (#eq? @_alias "alias_method")) @definition.method
(call !receiver method: (identifier) @_define arguments: (argument_list . (simple_symbol) @name) block: (_) @body (#eq? @_define "define_method")) @definition.method
; a class made by a call, with its fields
(assignment left: (constant) @name right: (call receiver: (constant) @_maker method: (identifier) @_make block: (_)? @body) (#match? @_maker "^(Struct|Data|Class|Module)$") (#match? @_make "^(new|define)$")) @definition.class
(call receiver: (constant) @_maker method: (identifier) @_make arguments: (argument_list (simple_symbol) @name @definition.field) (#match? @_maker "^(Struct|Data)$") (#match? @_make "^(new|define)$"))
(assignment right: (call receiver: (constant) @_maker method: (identifier) @_make arguments: (argument_list . [(constant) (scope_resolution)] @base)) (#eq? @_maker "Class") (#eq? @_make "new"))
(class name: [(constant) (scope_resolution)] @name body: (_)? @body) @definition.class
(module name: [(constant) (scope_resolution)] @name body: (_)? @body) @definition.namespace
(class superclass: (superclass [(constant) (scope_resolution)] @base))
(class body: (body_statement (call !receiver method: (identifier) @_mixin arguments: (argument_list [(constant) (scope_resolution)] @base.mixin)) (#match? @_mixin "^(include|prepend)$")))
(module body: (body_statement (call !receiver method: (identifier) @_mixin arguments: (argument_list [(constant) (scope_resolution)] @base.mixin)) (#match? @_mixin "^(include|prepend)$")))
(class body: (body_statement (call !receiver method: (identifier) @_mixin arguments: (argument_list [(constant) (scope_resolution) (self)] @base.static)) (#eq? @_mixin "extend")))
(module body: (body_statement (call !receiver method: (identifier) @_mixin arguments: (argument_list [(constant) (scope_resolution) (self)] @base.static)) (#eq? @_mixin "extend")))
(singleton_class value: (self) body: (body_statement (call !receiver method: (identifier) @_mixin arguments: (argument_list [(constant) (scope_resolution)] @base.static)) (#match? @_mixin "^(include|prepend)$")))
(module body: (body_statement (identifier) @base.static (#eq? @base.static "module_function")))
(module body: (body_statement (call !receiver method: (identifier) @base.static) (#eq? @base.static "module_function")))
((identifier) @this (#eq? @this "module_function"))
(assignment left: (constant) @name right: (_) @value (#not-match? @value "^(Struct|Data|Class|Module)\\.(new|define)")) @definition.constant
(assignment left: (class_variable) @name right: (_) @value) @definition.field
(assignment left: (instance_variable) @name @receiver right: (_) @value) @definition.ownField
(operator_assignment left: (instance_variable) @name @receiver right: (_) @value) @definition.ownField
(call !receiver method: (identifier) @_attribute arguments: (argument_list (simple_symbol) @name @definition.accessor) (#match? @_attribute "^(attr_accessor|attr_reader|attr_writer|attr|cattr_accessor|mattr_accessor|class_attribute)$"))
(assignment left: (call receiver: (self) @object method: (identifier) @rebound) right: (_) @value)
; methods that a statement makes: what is handed on, and what Rails' models are declared to have
(call !receiver method: (identifier) @_delegate arguments: (argument_list (simple_symbol) @name @definition.accessor (pair key: (hash_key_symbol) @_to)) @_all (#eq? @_delegate "delegate") (#eq? @_to "to") (#not-match? @_all "\\bprefix:"))
(call !receiver method: (identifier) @_delegate arguments: (argument_list . (_) (simple_symbol) @name @definition.accessor) (#match? @_delegate "^(def_delegators|def_instance_delegators)$"))
(call !receiver method: (identifier) @_delegate arguments: (argument_list . (_) . (simple_symbol) @name @definition.accessor .) (#match? @_delegate "^(def_delegator|def_instance_delegator)$"))
(call !receiver method: (identifier) @_delegate arguments: (argument_list . (_) . (_) . (simple_symbol) @name @definition.accessor .) (#match? @_delegate "^(def_delegator|def_instance_delegator)$"))
(class body: (body_statement (call !receiver method: (identifier) @_has arguments: (argument_list . (simple_symbol) @name)) @definition.accessor) (#match? @_has "^(belongs_to|has_one|has_many|has_and_belongs_to_many)$"))
(comment) @comment

; --- scopes and the names they bind
(block) @scope
(do_block) @scope
(lambda) @scope
(method_parameters (identifier) @local)
(method_parameters (optional_parameter name: (identifier) @local value: (_) @value))
(method_parameters (keyword_parameter name: (identifier) @local))
(method_parameters (splat_parameter name: (identifier) @local))
(method_parameters (hash_splat_parameter name: (identifier) @local))
(method_parameters (block_parameter name: (identifier) @local))
(block_parameters (identifier) @local)
(block_parameters (optional_parameter name: (identifier) @local))
(block_parameters (splat_parameter name: (identifier) @local))
(block_parameters (destructured_parameter (identifier) @local))
(lambda_parameters (identifier) @local)
(assignment left: (identifier) @binding right: (_) @value) @binding.whole
(assignment left: (global_variable) @binding right: (_) @value) @binding.whole
(operator_assignment left: (identifier) @binding operator: "||=" right: (_) @value) @binding.whole
(left_assignment_list (identifier) @binding)
(exception_variable (identifier) @local)
(rescue exceptions: (exceptions [(constant) (scope_resolution)] @type) variable: (exception_variable (identifier) @local))
(for pattern: (identifier) @local value: (in (_) @iterated))
; what a method hands to its block: an element, or what it is asked of
(call receiver: (_) @each method: (identifier) @_each block: (_ parameters: (block_parameters . (identifier) @local .)) (#match? @_each "^(each|map|flat_map|select|filter|reject|find|detect|all\\?|any\\?|none\\?|sort_by|group_by|partition|filter_map|each_with_index|find_all|sum|min_by|max_by)$"))
(call receiver: (_) @value method: (identifier) @_tap block: (_ parameters: (block_parameters . (identifier) @local .)) (#match? @_tap "^(tap|then|yield_self)$"))

; --- conditions: the name has the type where they hold
(if condition: (call receiver: (identifier) @narrowed method: (identifier) @_is arguments: (argument_list . [(constant) (scope_resolution)] @type .)) consequence: (_) @region (#match? @_is "^(is_a|kind_of|instance_of)\\?$"))
(if_modifier body: (_) @region condition: (call receiver: (identifier) @narrowed method: (identifier) @_is arguments: (argument_list . [(constant) (scope_resolution)] @type .)) (#match? @_is "^(is_a|kind_of|instance_of)\\?$"))
(conditional condition: (call receiver: (identifier) @narrowed method: (identifier) @_is arguments: (argument_list . [(constant) (scope_resolution)] @type .)) consequence: (_) @region (#match? @_is "^(is_a|kind_of|instance_of)\\?$"))
(binary left: (call receiver: (identifier) @narrowed method: (identifier) @_is arguments: (argument_list . [(constant) (scope_resolution)] @type .)) operator: ["&&" "and"] right: (_) @region (#match? @_is "^(is_a|kind_of|instance_of)\\?$"))
(case value: (identifier) @narrowed (when pattern: (pattern [(constant) (scope_resolution)] @type) body: (_) @region))

; --- expressions
(setter name: (identifier) @ignored)
(constant) @name.use
; `::A` is looked for at the top only
(scope_resolution !scope) @name.use
(scope_resolution !scope name: (constant) @ignored)
; `extend self` names what is around
(argument_list (self) @name.use)
(identifier) @name.use
(instance_variable) @name.use
(class_variable) @name.use
(global_variable) @name.use
(self) @this
(super) @super
(super) @name.use
(scope_resolution scope: (_) @object name: (_) @property) @member
; a call names its method itself: the name's node stands for the member
(call receiver: (_) @object method: [(identifier) (constant)] @property @member)
(call receiver: (_) method: [(identifier) (constant)] @object) @call
; what is assigned to calls `name=`
(assignment left: (call receiver: (_) method: (identifier) @name.of) "=" @name.end)
(call !receiver method: (identifier) @object) @call
; operators call methods; which of them do says Language.operators
(assignment left: (element_reference object: (_) @object "[") @call "=" @operator right: (_) @argument)
(element_reference object: (_) @object "[" @operator) @call
(binary left: (_) @object operator: "<<" @operator) @call
(parenthesized_statements (_) @object) @transparent
(conditional consequence: (_) @option alternative: (_) @option) @choice
(if consequence: (then (_) @option .)) @choice
(if alternative: (else (_) @option .)) @choice
(if alternative: (elsif) @option) @choice
(elsif consequence: (then (_) @option .)) @choice
(elsif alternative: (else (_) @option .)) @choice
(elsif alternative: (elsif) @option) @choice
(unless consequence: (then (_) @option .)) @choice
(unless alternative: (else (_) @option .)) @choice
(case (when body: (then (_) @option .))) @choice
(case (else (_) @option .)) @choice
(begin . (_) @object .) @transparent
(call receiver: (_) @object method: (identifier) @_tap block: (_) (#eq? @_tap "tap")) @transparent
(binary left: (_) @option operator: "||" right: (_) @option) @choice
(assignment right: (_) @object) @transparent
(operator_assignment operator: "||=" right: (_) @object) @transparent
(return (argument_list (_) @returned))
(method body: (body_statement (_) @returned .))
(singleton_method body: (body_statement (_) @returned .))

; --- imports
(call !receiver method: (identifier) @_require arguments: (argument_list . (string) @import.from .) (#match? @_require "^(require|require_relative|load)$")) @import.all
(call !receiver method: (identifier) @_autoload arguments: (argument_list (_) . (string) @import.from .) (#eq? @_autoload "autoload")) @import.all
