/**
 * What a language's queries may say of a node. A pattern is one statement; its captures go together.
 *
 * Definitions: `@definition.KIND` with `@name`, and where there are any `@body`, `@returns`, `@type`, `@value`, `@function`
 * (the function a name is bound to). KIND is function, class, method, accessor, field, interface, type, enum, member, namespace,
 * constant, variable, or:
 *   `ownField` a field made by assignment to `@receiver`; `parameterField` a field declared as a constructor's parameter or by its name alone;
 *   `assigned` a function stored in a property of `@owner`, `given` another thing stored there; `signature`, `methodSignature` a header without body;
 *   `accessor` a property with code; `defaultFunction`, `defaultClass`, `defaultObject` what a module exports without a name.
 * Several `@name`s of one definition make one name (`operator` and `+`).
 * `@wrapper` with `@wrapped`: the wrapper's range belongs to the definition (decorators, `export`); with `@exported`: visible.
 * `@explicit`: a member that is reached through the interface alone that it implements. `@hidden`: a definition that importers do not see (`static` in C); `@visible`: one that they do (`public` in Java).
 * `@decorated` with `@decorator`s; `@base` inside a class; `@documented` with `@doc`; `@comment` may document what follows.
 * `@trait`: what a member of `@owner` is written for. `@base` with `@owner`: of the type that `@owner` names. `@base.mixin`: a base whose members count before those of the others,
 * of several the last one's (traits, Ruby's modules). `@base.static`: what the type itself gets members from, not its instances.
 * `@static`: a definition that is a member of the type itself; `@enclosed`: one that only the block around it sees. `@name.shared`: a `@name` that is a use too (Go's embedded fields).
 * `@returning` with `@returns`, `@type`, `@value`, `@receives` (the type an extension is for): said of a definition captured elsewhere; of one that
 * is `@repeating`, what is said of the one before it in its statement. `@container` with `@alias` (and `@value`)
 * or `@spread`: a property of an object literal that is another thing, or all of another thing's.
 *
 * `@rebound` with `@value`: a variable without a written type that is given something where it is bound already; with `@object`, an attribute of it.
 * Names: `@scope`, `@scope.block` open one. `@local` binds in it, with `@type`, `@value` or `@iterated`. `@binding` binds, and at
 * module or class level defines; `@binding.whole` is the statement, `@binding.pattern` one that binds several by a pattern; `@binding.key` is the property of `@value` that it gets.
 * `@taken` with `@property` and `@object`: a name, or a pattern again, that gets that property of what the pattern `@object` takes apart; `@taken.part`:
 * that gets the part of its place. What a pattern takes apart is said of it as of an expression: `@transparent`, `@cast`, `@element`.
 * `@value.first`, `@value.second`, `@value.third` in place of `@value`: the name gets that one of several values. `@value.inner`: what
 * the value wraps; `@value.failed`: what is wrong where it went wrong; `@value.out` with `@argument` of `@arguments`: what a call gives back by that parameter. `@within`: the node whose scope `@local` is bound in. `@callback` with `@callee`: a function given to a call. `@typevar`
 * is a type parameter, bound by `@type`; with `@owner`, that type's own one.
 * `@callback.key`: the property of an object given to a call that `@callback` is the value of. `@signed` with `@type`: a function whose
 * parameters a written type says. `@callable`: how values of the type around may be called.
 * `@type.many`: the type of each of several (`int... a`). `@anonymous` with `@type`: the body of a class without a name.
 * `@iterated`, `@each` (iterated, where that is not indexing) and `@entered` (a context manager) may be `.first` and `.second`.
 * `@outside` belongs to an outer scope; `@narrowed` has `@type` in its scope, or in `@region`, or behind `@region.after` to the
 * end of the block around.
 *
 * Expressions: `@name.use`, `@name.type` (one that means a type, or a function of `Language.functionNames`, whatever value has the name), `@this`, `@super`; `@member` with `@object` and `@property`; `@label` with them, a member of the type or,
 * where that has none, a constant by its name (Java's `case`); `@call`, `@element`, `@element.named` (a member where `@object` has the `@property`), `@element.symbol` (a member where it has one that is declared by that name in brackets), `@await`,
 * `@transparent` with `@object`; `@above`, the base after the class `@object`; `@class`, what `@object` is made of; `@slice`, several of its elements; `@array`, a container of values like `@object`; `@together`, its parts in one value; `@held.values` and `@held.entries`, what `@object` holds by its keys, alone or in pairs with them; `@collection` and `@collection.keyed` with `@object`, one of
 * the values they hold; `@choice` with `@option`s; `@unwrap` with `@object`: what is inside (`?`); `@pointed`: what it points to; `@holding`: a call of outside that gives what holds `@object`; `@cast` with `@type`; `@returned`;
 * `@yielded`, one of many returned; `@type.quoted`;
 * `@type.own`: the type around, by a keyword;
 * `@call` with `@property`: a call of a member in one node; with `@made` beside `@object`: a construction, whose name is a type's; `@arguments`: what is passed, counted where functions are overloaded.
 * `@argument`: one argument that stands in no list. `@operator` in place of `@property`: a token that calls a method (`+`).
 * `@given`: the part of a call before a trailing lambda, no call of its own. `@lambda.of` with `@lambda`: a call and a lambda that
 * it is given, as the last argument, as `@lambda.argument` of `@lambda.list`, or under `@lambda.name`; `@lambda.declaring` with
 * `@lambda.parameters`: a lambda that names its parameters.
 * `@name.end` with `@name.of`: a token that a name goes on with (`a.b = c` calls `b=`).
 * `@name.path` a name that a path begins with, no variable's. `@generic` with `@name.of`: a construction with type arguments.
 * `@typed` with `@name.of` and `@type`: a name with type arguments, where types of one name differ by their number. `@ignored`: no use.
 *
 * `@shadowed`: a region whose definitions and imports count only where there are no others of the name; `@listed`: says what an
 * import of everything brings.
 *
 * Imports: `@import.from` with `@import.name` (and `@import.alias`), `@import.default`, `@import.namespace`, `@import.required`,
 * `@import.all`; `@import.module`; `@import.value`: an expression that is the module; `@import.effect`: nothing is bound;
 * `@import.member` with `@import.name`: a variable that is one member of a module, a definition as well; `@import.text`: a statement that
 * the language reads itself. `@opaque`: nothing inside is read. Exports: `@export.name` (`@export.alias`), `@export.all`,
 * `@export.namespace`, `@export.default`, `@export.defaultDeclaration`, `@export.assigned`, `@export.property` with `@value`; `@export.wrapped`:
 * a call that a module exports, perhaps of a function of outside that wraps what it is given (`observer(View)`).
 * `@namespace`: the file's package. `@namespace.block` with `@name` and `@body`: a namespace; the file's own where all of its
 * definitions are in it. `@condition`: what must hold for the file to be built. `@global`: every file of the program sees what is in it; `@augmenting`: it is added to
 * the module `@import.from`.
 */
export const CAPTURE_NAMES = new Set(
  (
    'taken taken.part rebound definition.constant definition.variable definition.accessor namespace.block explicit typed hidden visible arguments anonymous type.many ' +
    'region region.after entered entered.first entered.second each each.first each.second each.third ' +
    'each.first.first each.first.second each.second.first each.second.second ' +
    'held.values held.entries above class slice array together collection collection.keyed yielded shadowed listed callback callback.key callee signed callable ' +
    'condition name.path unwrap pointed holding value.inner value.failed value.out name.shared value.first value.second value.third within typevar import.text opaque ' +
    'definition.function definition.class definition.method definition.field definition.interface definition.type ' +
    'definition.enum definition.member definition.namespace definition.ownField definition.parameterField ' +
    'definition.assigned definition.given definition.signature definition.methodSignature definition.defaultFunction ' +
    'definition.defaultObject definition.defaultClass name body returns type value function receiver owner trait wrapper wrapped exported decorated ' +
    'decorator base base.mixin base.static static enclosed documented doc comment returning repeating container alias spread scope scope.block local binding binding.whole ' +
    'binding.pattern binding.key iterated iterated.first iterated.second outside narrowed name.use name.type this super member object property call ' +
    'element element.named element.symbol await transparent choice option cast returned type.quoted type.own generic name.of ignored import.from import.name ' +
    'name.end label argument operator given lambda lambda.of lambda.argument lambda.list lambda.name lambda.parameters lambda.declaring ' +
    'made receives import.value import.effect import.member import.alias import.default import.namespace import.required import.all import.module export.name export.alias ' +
    'export.all export.namespace export.default export.defaultDeclaration export.assigned export.wrapped export.property namespace global augmenting'
  ).split(' '),
);
