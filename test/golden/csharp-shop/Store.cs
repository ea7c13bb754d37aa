using System;
using System.Threading.Tasks;
using Amount = Shop.Pricing.Money;

namespace Shop;

public interface IStore
{
    Task TakeAsync(Item item, int pieces);

    Task<Receipt> PrintAsync(Cart cart);
}

public class Receipt
{
    private string? _signature;

    public Amount Total { get; private set; } = Amount.Zero;

    public Receipt With(Amount total)
    {
        Total = total;
        return this;
    }

    public void Sign() => _signature ??= Guid.NewGuid().ToString();
}

internal class MemoryStore : IStore
{
    Task IStore.TakeAsync(Item item, int pieces) => Task.CompletedTask;

    public Task<Receipt> PrintAsync(Cart cart) => Task.FromResult(new Receipt());
}
