package shop.model

import shop.util.Money
import shop.util.sumOfMoney

/** What can be put into a cart. */
sealed interface Item {
  val price: Money

  /** Shown on receipts. */
  fun label(): String
}

data class Book(val title: String, override val price: Money) : Item {
  override fun label(): String = "Book ${title.trim()}"
}

class Voucher private constructor(override val price: Money, private val code: String) : Item {
  override fun label() = code

  companion object {
    private const val PREFIX = "V-"

    fun of(code: String): Voucher = Voucher(Money.ZERO, PREFIX + code)
  }
}

enum class State(val open: Boolean) {
  FILLING(true),
  PAID(false);

  fun next(): State = if (open) PAID else this
}

class Cart(owner: String) {
  private val items = mutableListOf<Item>()
  private val log by lazy { Log(owner) }
  var state = State.FILLING
    private set

  fun add(item: Item): Cart = apply {
    items.add(item)
    log.write(item.label())
  }

  fun total(): Money = items.sumOfMoney { it.price }

  fun pay(): Receipt {
    state = state.next()
    return receipt {
      items.forEach { line(it.label()) }
      total(total())
    }
  }
}

internal class Log(private val owner: String) {
  fun write(text: String) = println("$owner: $text")
}

class Receipt(val lines: List<String>)

class ReceiptBuilder {
  private val lines = ArrayList<String>()

  fun line(text: String) {
    lines += text
  }

  fun total(money: Money) = line(money.shown())

  fun build() = Receipt(lines)
}

fun receipt(block: ReceiptBuilder.() -> Unit): Receipt = ReceiptBuilder().apply(block).build()

fun Item.isFree(): Boolean = price == Money.ZERO

fun describe(item: Item): String =
  when (item) {
    is Book -> item.title
    is Voucher -> item.label()
  }
