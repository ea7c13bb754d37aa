using System;
using Shop;
using Shop.Pricing;
using static Shop.Shelf;

var catalog = Catalog.Standard();
catalog.Added += (_, item) => Console.WriteLine(item.Describe());

var cart = new Cart(new MemoryStore());
if (catalog.TryFind("Ribbon", out var ribbon))
{
    cart.Put(ribbon!).Put(catalog[1], 2);
}

foreach (var item in catalog)
{
    cart.Put(item);
}

var receipt = await cart.Buy();
Console.WriteLine(receipt.Total.Percent(Discount(cart.Total)).ToString().Shown(20));

namespace Shop
{
    internal static class Shelf
    {
        public static int Discount(Money total) => total switch
        {
            { IsFree: true } => 0,
            var large when large > Money.Parse("100").Cents => 90,
            _ => 100,
        };
    }
}
