/** One definition in a file of a language, and what models do to it. */
export interface Sample {
  readonly path: string;
  /** The file; `target` is the part of an id after `#`. */
  readonly base: string;
  readonly target: string;
  /** The definition as the base has it, without its documentation before it. */
  readonly code: string;
  /** A better one. */
  readonly good: string;
  /** A stretch of `good`, what a renamed one and one with another signature have in its place. */
  readonly header: string;
  readonly renamed: string;
  readonly resigned: string;
  /** The definition with nothing in it. */
  readonly stub: string;
  /** A whole line of `good` in its middle, as comments and what is left out go before it. */
  readonly middle: string;
  readonly comment: (text: string) => string;
  /** Another definition of the language, beside it. */
  readonly other: string;
  /** A line of `good` with a name that nothing defines, in languages where that is known. */
  readonly unknown?: readonly [line: string, replaced: string];
}

const slashes = (text: string): string => `// ${text}`;
const hashes = (text: string): string => `# ${text}`;

/** The shop's total in every language that the gate knows, with documentation and a TODO. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  python: {
    path: 'shop/cart.py',
    base: 'import math\n\n\ndef total(prices, tax=0.2):\n    """Sums prices with tax."""\n    # TODO: round to cents\n    result = 0\n    for price in prices:\n        if price > 0:\n            result = result + price\n    return math.floor(result * (1 + tax))\n\n\ndef last(prices):\n    return prices[-1]\n',
    target: 'total',
    code: 'def total(prices, tax=0.2):\n    """Sums prices with tax."""\n    # TODO: round to cents\n    result = 0\n    for price in prices:\n        if price > 0:\n            result = result + price\n    return math.floor(result * (1 + tax))',
    good: 'def total(prices, tax=0.2):\n    """Sums prices with tax."""\n    # TODO: round to cents\n    result = 0\n    for price in prices:\n        result += max(price, 0)\n    return math.floor(result * (1 + tax))',
    header: 'def total(prices, tax=0.2):',
    renamed: 'def sum_total(prices, tax=0.2):',
    resigned: 'def total(prices, tax=0.2, currency="EUR"):',
    stub: 'def total(prices, tax=0.2):\n    """Sums prices with tax."""\n    pass',
    middle: '    result = 0',
    comment: hashes,
    other: 'def helper(x):\n    return x',
    unknown: ['        result += max(price, 0)', '        result += clamp_price(price)'],
  },
  javascript: {
    path: 'src/cart.js',
    base: "import { floor } from './round.js';\n\n/** Sums prices with tax. */\nexport function total(prices, tax = 0.2) {\n  // TODO: round to cents\n  let result = 0;\n  for (const price of prices) {\n    if (price > 0) result = result + price;\n  }\n  return floor(result * (1 + tax));\n}\n\nexport function last(prices) {\n  return prices.at(-1);\n}\n",
    target: 'total',
    code: 'export function total(prices, tax = 0.2) {\n  // TODO: round to cents\n  let result = 0;\n  for (const price of prices) {\n    if (price > 0) result = result + price;\n  }\n  return floor(result * (1 + tax));\n}',
    good: '/** Sums prices with tax. */\nexport function total(prices, tax = 0.2) {\n  // TODO: round to cents\n  let result = 0;\n  for (const price of prices) result += Math.max(price, 0);\n  return floor(result * (1 + tax));\n}',
    header: 'export function total(prices, tax = 0.2) {',
    renamed: 'export function sumTotal(prices, tax = 0.2) {',
    resigned: "export function total(prices, tax = 0.2, currency = 'EUR') {",
    stub: '/** Sums prices with tax. */\nexport function total(prices, tax = 0.2) {}',
    middle: '  let result = 0;',
    comment: slashes,
    other: 'function helper(x) {\n  return x;\n}',
    unknown: [
      '  for (const price of prices) result += Math.max(price, 0);',
      '  for (const price of prices) result += clampPrice(price);',
    ],
  },
  typescript: {
    path: 'src/cart.ts',
    base: "import { floor } from './round.ts';\n\nexport class Cart {\n  prices: number[] = [];\n\n  /** Sums prices with tax. */\n  @logged\n  total(tax: number = 0.2): number {\n    // TODO: round to cents\n    let result = 0;\n    for (const price of this.prices) {\n      if (price > 0) result = result + price;\n    }\n    return floor(result * (1 + tax));\n  }\n\n  last(): number | undefined {\n    return this.prices.at(-1);\n  }\n}\n",
    target: 'Cart.total',
    code: '@logged\n  total(tax: number = 0.2): number {\n    // TODO: round to cents\n    let result = 0;\n    for (const price of this.prices) {\n      if (price > 0) result = result + price;\n    }\n    return floor(result * (1 + tax));\n  }',
    good: '/** Sums prices with tax. */\n@logged\ntotal(tax: number = 0.2): number {\n  // TODO: round to cents\n  let result = 0;\n  for (const price of this.prices) result += Math.max(price, 0);\n  return floor(result * (1 + tax));\n}',
    header: '@logged\ntotal(tax: number = 0.2): number {',
    renamed: '@logged\nsumTotal(tax: number = 0.2): number {',
    // Small models answer TypeScript as JavaScript, and leave decorators out.
    resigned: 'total(tax = 0.2) {',
    stub: '/** Sums prices with tax. */\n@logged\ntotal(tax: number = 0.2): number {\n  throw new Error("Not implemented");\n}',
    middle: '  let result = 0;',
    comment: slashes,
    other: 'helper(x: number): number {\n  return x;\n}',
    unknown: [
      '  for (const price of this.prices) result += Math.max(price, 0);',
      '  for (const price of this.prices) result += this.clamped(price);',
    ],
  },
  tsx: {
    path: 'src/Cart.tsx',
    base: "import { floor } from './round.ts';\n\n/** Shows the total. */\nexport function Total({ prices }: Props) {\n  // TODO: round to cents\n  let result = 0;\n  for (const price of prices) {\n    if (price > 0) result = result + price;\n  }\n  return <b>{floor(result)}</b>;\n}\n",
    target: 'Total',
    code: 'export function Total({ prices }: Props) {\n  // TODO: round to cents\n  let result = 0;\n  for (const price of prices) {\n    if (price > 0) result = result + price;\n  }\n  return <b>{floor(result)}</b>;\n}',
    good: '/** Shows the total. */\nexport function Total({ prices }: Props) {\n  // TODO: round to cents\n  let result = 0;\n  for (const price of prices) result += Math.max(price, 0);\n  return <b>{floor(result)}</b>;\n}',
    header: 'export function Total({ prices }: Props) {',
    renamed: 'export function CartTotal({ prices }: Props) {',
    resigned: 'export default function Total({ prices, tax }: Props) {',
    stub: '/** Shows the total. */\nexport function Total({ prices }: Props) {\n  return null;\n}',
    middle: '  let result = 0;',
    comment: slashes,
    other: 'function Row({ price }: RowProps) {\n  return <i>{price}</i>;\n}',
    unknown: [
      '  for (const price of prices) result += Math.max(price, 0);',
      '  for (const price of prices) result += clampPrice(price);',
    ],
  },
  go: {
    path: 'shop/cart.go',
    base: 'package shop\n\nimport (\n\t"math"\n)\n\n// Total sums prices with tax.\nfunc Total(prices []float64, tax float64) float64 {\n\t// TODO: round to cents\n\tresult := 0.0\n\tfor _, price := range prices {\n\t\tif price > 0 {\n\t\t\tresult = result + price\n\t\t}\n\t}\n\treturn math.Floor(result * (1 + tax))\n}\n\nfunc last(prices []float64) float64 {\n\treturn prices[len(prices)-1]\n}\n',
    target: 'Total',
    code: 'func Total(prices []float64, tax float64) float64 {\n\t// TODO: round to cents\n\tresult := 0.0\n\tfor _, price := range prices {\n\t\tif price > 0 {\n\t\t\tresult = result + price\n\t\t}\n\t}\n\treturn math.Floor(result * (1 + tax))\n}',
    good: '// Total sums prices with tax.\nfunc Total(prices []float64, tax float64) float64 {\n\t// TODO: round to cents\n\tresult := 0.0\n\tfor _, price := range prices {\n\t\tresult += math.Max(price, 0)\n\t}\n\treturn math.Floor(result * (1 + tax))\n}',
    header: 'func Total(prices []float64, tax float64) float64 {',
    renamed: 'func SumTotal(prices []float64, tax float64) float64 {',
    resigned: 'func Total(prices []float64, tax float64) (float64, error) {',
    stub: '// Total sums prices with tax.\nfunc Total(prices []float64, tax float64) float64 {\n\tpanic("not implemented")\n}',
    middle: '\tresult := 0.0',
    comment: slashes,
    other: 'func helper(x int) int {\n\treturn x\n}',
    unknown: ['\t\tresult += math.Max(price, 0)', '\t\tresult += clampPrice(price)'],
  },
  java: {
    path: 'src/Cart.java',
    base: 'package shop;\n\nimport java.util.List;\n\npublic class Cart {\n    /** Sums prices with tax. */\n    @Override\n    public double total(List<Double> prices, double tax) {\n        // TODO: round to cents\n        double result = 0;\n        for (double price : prices) {\n            if (price > 0) {\n                result = result + price;\n            }\n        }\n        return Math.floor(result * (1 + tax));\n    }\n\n    double last(List<Double> prices) {\n        return prices.get(prices.size() - 1);\n    }\n}\n',
    target: 'Cart.total',
    code: '@Override\n    public double total(List<Double> prices, double tax) {\n        // TODO: round to cents\n        double result = 0;\n        for (double price : prices) {\n            if (price > 0) {\n                result = result + price;\n            }\n        }\n        return Math.floor(result * (1 + tax));\n    }',
    good: '/** Sums prices with tax. */\n@Override\npublic double total(List<Double> prices, double tax) {\n    // TODO: round to cents\n    double result = 0;\n    for (double price : prices) {\n        result += Math.max(price, 0);\n    }\n    return Math.floor(result * (1 + tax));\n}',
    header: '@Override\npublic double total(List<Double> prices, double tax) {',
    renamed: '@Override\npublic double sumTotal(List<Double> prices, double tax) {',
    resigned: 'public double total(List<Double> prices) {',
    stub: '/** Sums prices with tax. */\n@Override\npublic double total(List<Double> prices, double tax) {\n    throw new UnsupportedOperationException("Not implemented");\n}',
    middle: '    double result = 0;',
    comment: slashes,
    other: 'double helper(double x) {\n    return x;\n}',
  },
  kotlin: {
    path: 'src/Cart.kt',
    base: 'package shop\n\nimport kotlin.math.floor\n\n/** Sums prices with tax. */\nfun total(prices: List<Double>, tax: Double = 0.2): Double {\n    // TODO: round to cents\n    var result = 0.0\n    for (price in prices) {\n        if (price > 0) {\n            result = result + price\n        }\n    }\n    return floor(result * (1 + tax))\n}\n\nfun last(prices: List<Double>): Double {\n    return prices[prices.size - 1]\n}\n',
    target: 'total',
    code: 'fun total(prices: List<Double>, tax: Double = 0.2): Double {\n    // TODO: round to cents\n    var result = 0.0\n    for (price in prices) {\n        if (price > 0) {\n            result = result + price\n        }\n    }\n    return floor(result * (1 + tax))\n}',
    good: '/** Sums prices with tax. */\nfun total(prices: List<Double>, tax: Double = 0.2): Double {\n    // TODO: round to cents\n    var result = 0.0\n    for (price in prices) {\n        result += maxOf(price, 0.0)\n    }\n    return floor(result * (1 + tax))\n}',
    header: 'fun total(prices: List<Double>, tax: Double = 0.2): Double {',
    renamed: 'fun sumTotal(prices: List<Double>, tax: Double = 0.2): Double {',
    resigned: 'suspend fun total(prices: List<Double>): Double {',
    stub: '/** Sums prices with tax. */\nfun total(prices: List<Double>, tax: Double = 0.2): Double {\n    TODO("Not yet implemented")\n}',
    middle: '    var result = 0.0',
    comment: slashes,
    other: 'fun helper(x: Int): Int {\n    return x\n}',
  },
  csharp: {
    path: 'src/Cart.cs',
    base: 'using System;\nusing System.Collections.Generic;\n\nnamespace Shop;\n\npublic class Cart\n{\n    /// <summary>Sums prices with tax.</summary>\n    [Pure]\n    public double Total(List<double> prices, double tax = 0.2)\n    {\n        // TODO: round to cents\n        var result = 0.0;\n        foreach (var price in prices)\n        {\n            if (price > 0) result = result + price;\n        }\n        return Math.Floor(result * (1 + tax));\n    }\n\n    public double Last(List<double> prices)\n    {\n        return prices[^1];\n    }\n}\n',
    target: 'Cart.Total',
    code: '[Pure]\n    public double Total(List<double> prices, double tax = 0.2)\n    {\n        // TODO: round to cents\n        var result = 0.0;\n        foreach (var price in prices)\n        {\n            if (price > 0) result = result + price;\n        }\n        return Math.Floor(result * (1 + tax));\n    }',
    good: '/// <summary>Sums prices with tax.</summary>\n[Pure]\npublic double Total(List<double> prices, double tax = 0.2)\n{\n    // TODO: round to cents\n    var result = 0.0;\n    foreach (var price in prices)\n    {\n        result += Math.Max(price, 0);\n    }\n    return Math.Floor(result * (1 + tax));\n}',
    header: '[Pure]\npublic double Total(List<double> prices, double tax = 0.2)',
    renamed: '[Pure]\npublic double SumTotal(List<double> prices, double tax = 0.2)',
    resigned: 'public async Task<double> Total(List<double> prices, double tax = 0.2)',
    stub: '/// <summary>Sums prices with tax.</summary>\n[Pure]\npublic double Total(List<double> prices, double tax = 0.2)\n{\n    throw new NotImplementedException();\n}',
    middle: '    var result = 0.0;',
    comment: slashes,
    other: 'public int Helper(int x)\n{\n    return x;\n}',
  },
  rust: {
    path: 'src/cart.rs',
    base: "use std::f64;\n\n/// Sums prices with tax.\n#[inline]\npub fn total<'a>(prices: &'a [f64], tax: f64) -> f64 {\n    // TODO: round to cents\n    let mut result = 0.0;\n    for price in prices {\n        if *price > 0.0 {\n            result = result + price;\n        }\n    }\n    (result * (1.0 + tax)).floor()\n}\n\nfn last(prices: &[f64]) -> f64 {\n    prices[prices.len() - 1]\n}\n",
    target: 'total',
    code: "#[inline]\npub fn total<'a>(prices: &'a [f64], tax: f64) -> f64 {\n    // TODO: round to cents\n    let mut result = 0.0;\n    for price in prices {\n        if *price > 0.0 {\n            result = result + price;\n        }\n    }\n    (result * (1.0 + tax)).floor()\n}",
    good: "/// Sums prices with tax.\n#[inline]\npub fn total<'a>(prices: &'a [f64], tax: f64) -> f64 {\n    // TODO: round to cents\n    let mut result = 0.0;\n    for price in prices {\n        result += price.max(0.0);\n    }\n    (result * (1.0 + tax)).floor()\n}",
    header: "pub fn total<'a>(prices: &'a [f64], tax: f64) -> f64 {",
    renamed: "pub fn sum_total<'a>(prices: &'a [f64], tax: f64) -> f64 {",
    resigned: 'fn total(prices: &[f64], tax: f64) -> f64 {',
    stub: "/// Sums prices with tax.\n#[inline]\npub fn total<'a>(prices: &'a [f64], tax: f64) -> f64 {\n    todo!()\n}",
    middle: '    let mut result = 0.0;',
    comment: slashes,
    other: 'fn helper(x: i32) -> i32 {\n    x\n}',
  },
  c: {
    path: 'src/cart.c',
    base: '#include <math.h>\n\n/** Sums prices with tax. */\nstatic double total(const double *prices, int count, double tax)\n{\n    // TODO: round to cents\n    double result = 0;\n    for (int i = 0; i < count; i++) {\n        if (prices[i] > 0) {\n            result = result + prices[i];\n        }\n    }\n    return floor(result * (1 + tax));\n}\n\ndouble last(const double *prices, int count)\n{\n    return prices[count - 1];\n}\n',
    target: 'total',
    code: 'static double total(const double *prices, int count, double tax)\n{\n    // TODO: round to cents\n    double result = 0;\n    for (int i = 0; i < count; i++) {\n        if (prices[i] > 0) {\n            result = result + prices[i];\n        }\n    }\n    return floor(result * (1 + tax));\n}',
    good: '/** Sums prices with tax. */\nstatic double total(const double *prices, int count, double tax)\n{\n    // TODO: round to cents\n    double result = 0;\n    for (int i = 0; i < count; i++) {\n        result += fmax(prices[i], 0);\n    }\n    return floor(result * (1 + tax));\n}',
    header: 'static double total(const double *prices, int count, double tax)',
    renamed: 'static double sum_total(const double *prices, int count, double tax)',
    resigned: 'double total(double *prices, int count, double tax)',
    stub: '/** Sums prices with tax. */\nstatic double total(const double *prices, int count, double tax)\n{\n    return 0;\n}',
    middle: '    double result = 0;',
    comment: slashes,
    other: 'int helper(int x)\n{\n    return x;\n}',
  },
  cpp: {
    path: 'src/cart.cpp',
    base: '#include <vector>\n\n/** Sums prices with tax. */\ndouble Cart::total(const std::vector<double>& prices, double tax) const {\n    // TODO: round to cents\n    double result = 0;\n    for (double price : prices) {\n        if (price > 0) {\n            result = result + price;\n        }\n    }\n    return std::floor(result * (1 + tax));\n}\n\ndouble last(const std::vector<double>& prices) {\n    return prices.back();\n}\n',
    target: 'Cart.total',
    code: 'double Cart::total(const std::vector<double>& prices, double tax) const {\n    // TODO: round to cents\n    double result = 0;\n    for (double price : prices) {\n        if (price > 0) {\n            result = result + price;\n        }\n    }\n    return std::floor(result * (1 + tax));\n}',
    good: '/** Sums prices with tax. */\ndouble Cart::total(const std::vector<double>& prices, double tax) const {\n    // TODO: round to cents\n    double result = 0;\n    for (double price : prices) {\n        result += std::max(price, 0.0);\n    }\n    return std::floor(result * (1 + tax));\n}',
    header: 'double Cart::total(const std::vector<double>& prices, double tax) const {',
    renamed: 'double Cart::sumTotal(const std::vector<double>& prices, double tax) const {',
    resigned: 'double Cart::total(std::vector<double> prices, double tax) {',
    stub: '/** Sums prices with tax. */\ndouble Cart::total(const std::vector<double>& prices, double tax) const {\n    return 0;\n}',
    middle: '    double result = 0;',
    comment: slashes,
    other: 'int helper(int x) {\n    return x;\n}',
  },
  php: {
    path: 'src/Cart.php',
    base: '<?php\n\nnamespace Shop;\n\nuse Shop\\Tax\\Rate;\n\nclass Cart\n{\n    /** Sums prices with tax. */\n    #[Pure]\n    public function total(array $prices, float $tax = 0.2): float\n    {\n        // TODO: round to cents\n        $result = 0;\n        foreach ($prices as $price) {\n            if ($price > 0) {\n                $result = $result + $price;\n            }\n        }\n        return floor($result * (1 + $tax));\n    }\n\n    public function last(array $prices): float\n    {\n        return end($prices);\n    }\n}\n',
    target: 'Cart.total',
    code: '#[Pure]\n    public function total(array $prices, float $tax = 0.2): float\n    {\n        // TODO: round to cents\n        $result = 0;\n        foreach ($prices as $price) {\n            if ($price > 0) {\n                $result = $result + $price;\n            }\n        }\n        return floor($result * (1 + $tax));\n    }',
    good: '/** Sums prices with tax. */\n#[Pure]\npublic function total(array $prices, float $tax = 0.2): float\n{\n    // TODO: round to cents\n    $result = 0;\n    foreach ($prices as $price) {\n        $result += max($price, 0);\n    }\n    return floor($result * (1 + $tax));\n}',
    header: 'public function total(array $prices, float $tax = 0.2): float',
    renamed: 'public function sumTotal(array $prices, float $tax = 0.2): float',
    resigned: 'public static function total($prices, $tax = 0.2)',
    stub: '/** Sums prices with tax. */\n#[Pure]\npublic function total(array $prices, float $tax = 0.2): float\n{\n    return 0;\n}',
    middle: '    $result = 0;',
    comment: slashes,
    other: 'function helper($x)\n{\n    return $x;\n}',
  },
  ruby: {
    path: 'lib/cart.rb',
    base: "require 'set'\n\nclass Cart\n  # Sums prices with tax.\n  def total(prices, tax = 0.2)\n    # TODO: round to cents\n    result = 0\n    prices.each do |price|\n      result = result + price if price > 0\n    end\n    (result * (1 + tax)).floor\n  end\n\n  def last(prices)\n    prices[-1]\n  end\nend\n",
    target: 'Cart.total',
    code: 'def total(prices, tax = 0.2)\n    # TODO: round to cents\n    result = 0\n    prices.each do |price|\n      result = result + price if price > 0\n    end\n    (result * (1 + tax)).floor\n  end',
    good: '# Sums prices with tax.\ndef total(prices, tax = 0.2)\n  # TODO: round to cents\n  result = 0\n  prices.each do |price|\n    result += [price, 0].max\n  end\n  (result * (1 + tax)).floor\nend',
    header: 'def total(prices, tax = 0.2)',
    renamed: 'def sum_total(prices, tax = 0.2)',
    resigned: "def total(prices, tax: 0.2, currency: 'EUR')",
    stub: '# Sums prices with tax.\ndef total(prices, tax = 0.2)\n  raise NotImplementedError\nend',
    middle: '  result = 0',
    comment: hashes,
    other: 'def helper(x)\n  x\nend',
  },
  bash: {
    path: 'bin/cart.sh',
    base: '#!/bin/bash\nset -e\n\n# Sums prices.\ntotal() {\n  # TODO: round to cents\n  local result=0\n  for price in "$@"; do\n    if [ "$price" -gt 0 ]; then\n      result=$((result + price))\n    fi\n  done\n  echo "$result"\n}\n\nlast() {\n  echo "${@: -1}"\n}\n',
    target: 'total',
    code: 'total() {\n  # TODO: round to cents\n  local result=0\n  for price in "$@"; do\n    if [ "$price" -gt 0 ]; then\n      result=$((result + price))\n    fi\n  done\n  echo "$result"\n}',
    good: '# Sums prices.\ntotal() {\n  # TODO: round to cents\n  local result=0 price\n  for price in "$@"; do\n    (( price > 0 )) && result=$((result + price))\n  done\n  echo "$result"\n}',
    header: 'total() {',
    renamed: 'sum_total() {',
    resigned: 'function sum_of_total {',
    stub: '# Sums prices.\ntotal() {\n  :\n}',
    middle: '  local result=0 price',
    comment: hashes,
    other: 'helper() {\n  echo "$1"\n}',
  },
};
