using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Shop.Pricing;

/// <summary>What an amount is counted in.</summary>
public enum Currency
{
    Euro,
    Dollar = 10,
}

/// <summary>An amount of <see cref="Currency"/>, in its smallest unit.</summary>
public readonly record struct Money(long Cents, Currency Currency = Currency.Euro) : IComparable<Money>
{
    public static readonly Money Zero = new(0);

    public bool IsFree => Cents == 0;

    public static Money operator +(Money left, Money right) => left with { Cents = left.Cents + right.Cents };

    public static Money operator *(Money amount, int times) => new(amount.Cents * times, amount.Currency);

    public static implicit operator long(Money amount) => amount.Cents;

    public static Money Parse(string text) => Parse(text, CultureInfo.InvariantCulture);

    public static Money Parse(string text, IFormatProvider culture)
    {
        var cents = decimal.Parse(text, culture) * 100;
        return new Money((long)cents);
    }

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    public override string ToString() => $"{Cents / 100m:0.00} {Symbol()}";

    private string Symbol() => Currency switch
    {
        Currency.Euro => "€",
        Currency.Dollar => "$",
        _ => throw new NotSupportedException(),
    };
}

public static class MoneyExtensions
{
    public static Money Total(this IEnumerable<Money> amounts) =>
        amounts.Aggregate(Money.Zero, (sum, next) => sum + next);

    public static Money Percent(this Money amount, int percent) => new(amount.Cents * percent / 100, amount.Currency);

    public static string Shown(this string text, int width = 10) => text.PadLeft(width);
}
