using System;
using System.Collections;
using System.Collections.Generic;
using Shop.Pricing;

namespace Shop
{
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class StoredAttribute : Attribute
    {
        public StoredAttribute(string table) => Table = table;

        public string Table { get; }
    }

    /// <summary>Whatever has a price.</summary>
    public interface IPriced
    {
        Money Price { get; }

        Money PriceOf(int pieces) => Price * pieces;

        string Describe();
    }

    public abstract class Item : IPriced
    {
        private static int _count;

        protected Item(string name)
        {
            Name = name;
            Number = ++_count;
        }

        public string Name { get; init; }

        public int Number { get; }

        public abstract Money Price { get; }

        public virtual string Describe() => $"{Name}: {Price}";
    }

    [Stored("books")]
    public class Book : Item
    {
        private readonly Money _price;

        public Book(string name, Money price) : base(name) => _price = price;

        public Book(string name, string price)
            : this(name, Money.Parse(price))
        {
        }

        public override Money Price => _price;
    }

    [Stored("gifts")]
    public sealed class Gift : Item
    {
        public Gift(string name, Item of) : base(name) => Of = of;

        public Item Of { get; }

        public override Money Price => Of.Price.Percent(150);

        public override string Describe() => "* " + base.Describe().Shown();
    }

    /// <summary>Items by their number.</summary>
    public class Catalog<T> : IEnumerable<T>
        where T : Item
    {
        private readonly Dictionary<int, T> _items = new();

        public event EventHandler<T>? Added;

        public T this[int number] => _items[number];

        public void Add(T item)
        {
            _items.Add(item.Number, item);
            Added?.Invoke(this, item);
        }

        public bool TryFind(string name, out T? found)
        {
            foreach (var item in _items.Values)
            {
                if (item.Name == name)
                {
                    found = item;
                    return true;
                }
            }

            found = null;
            return false;
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public IEnumerator<T> GetEnumerator() => _items.Values.GetEnumerator();
    }

    public class Catalog : Catalog<Item>
    {
        public static Catalog Standard()
        {
            var catalog = new Catalog { new Book("Foundations", "12.50") };
            catalog.Add(new Gift("Ribbon", catalog[1]));
            return catalog;
        }
    }
}
