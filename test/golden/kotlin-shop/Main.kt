package shop

import shop.model.Book
import shop.model.Cart
import shop.model.Voucher as Coupon
import shop.model.describe
import shop.model.isFree
import shop.util.Money

fun main() {
  val book = Book("Types", Money(1200))
  val cart = Cart("me").add(book).add(Coupon.of("X1"))
  if (book.isFree()) println(describe(book))
  cart.pay().lines.forEach { println(it) }
  listOf(book).map(::describe)
}
