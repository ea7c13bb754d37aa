package shop.util

/** An amount in cents. */
@JvmInline
value class Money(val cents: Long) : Comparable<Money> {
  operator fun plus(other: Money) = Money(cents + other.cents)

  override fun compareTo(other: Money): Int = cents.compareTo(other.cents)

  fun shown(digits: Int = 2): String = cents.toString().padded(digits)

  companion object {
    val ZERO = Money(0)
  }
}

private fun String.padded(digits: Int): String = padStart(digits, '0')

inline fun <T> Iterable<T>.sumOfMoney(amount: (T) -> Money): Money {
  var sum = Money.ZERO
  for (each in this) sum = sum + amount(each)
  return sum
}
