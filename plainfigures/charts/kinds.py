"""Every kind of chart by its name. A new kind is one more line here."""

from plainfigures.charts import breakdown, comparison, trend
from plainfigures.charts.kind import Kind

KINDS: dict[str, Kind] = {
    "breakdown": breakdown.KIND,
    "comparison": comparison.KIND,
    "trend": trend.KIND,
}
