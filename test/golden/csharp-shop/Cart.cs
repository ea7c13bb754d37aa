using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Shop.Pricing;

namespace Shop;

/// <summary>How many of which item.</summary>
public record Line(Item Item, int Pieces)
{
    public Money Price => ((IPriced)Item).PriceOf(Pieces);
}

public partial class Cart
{
    private readonly List<Line> _lines = new();
    private readonly IStore _store;

    public Cart(IStore store)
    {
        _store = store ?? throw new ArgumentNullException(nameof(store));
    }

    public Money Total => _lines.Select(line => line.Price).Total();

    public Cart Put(Item item) => Put(item, 1);

    public Cart Put(Item item, int pieces)
    {
        if (Find(item) is { } line)
        {
            _lines.Remove(line);
            pieces += line.Pieces;
        }

        _lines.Add(new Line(item, pieces));
        return this;
    }

    public async Task<Receipt> Buy()
    {
        OnBuying(_lines.Count);
        foreach (var (item, pieces) in _lines)
        {
            await _store.TakeAsync(item, pieces);
        }

        var receipt = await Print();
        receipt.Sign();
        return receipt;

        async Task<Receipt> Print()
        {
            var written = await _store.PrintAsync(this);
            return written.With(Total);
        }
    }

    partial void OnBuying(int lines);
}
