"""Every kind of chart by its name. A new kind is one more line here."""

from plainfigures.charts import breakdown, comparison, matrix, trend
from plainfigures.charts.kind import Kind

KINDS: dict[str, Kind] = {
    "breakdown": breakdown.KIND,
    "comparison": comparison.KIND,
    "matrix": matrix.KIND,
    "trend": trend.KIND,
}
