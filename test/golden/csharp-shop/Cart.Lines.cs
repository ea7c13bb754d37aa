using System.Linq;

namespace Shop;

public partial class Cart
{
#if TRACE
    partial void OnBuying(int lines) => System.Console.WriteLine(lines);
#endif

    private Line? Find(Item item) => _lines.FirstOrDefault(line => line.Item == item);

    public string Describe()
    {
        var texts = from line in _lines
                    where !line.Price.IsFree
                    orderby line.Item.Name
                    select line.Item.Describe();
        return string.Join("\n", texts);
    }
}
