"""Every kind of chart by its name. A new kind is one more line here."""

from plainfigures.charts import comparison, trend
from plainfigures.charts.kind import Kind

KINDS: dict[str, Kind] = {
    "comparison": comparison.KIND,
    "trend": trend.KIND,
}
