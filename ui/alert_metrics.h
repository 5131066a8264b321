// The vocabulary as people look for it: by kind, by a plain title, by name.
#pragma once

#include "model/analytics/vocabulary.h"

#include <QString>

#include <optional>

class QStandardItemModel;
class QObject;

namespace plimsoll {

enum class MetricKind : std::uint8_t {
    Price,
    Funding,
    Interest,
    Liquidations,
    Liquidity,
    Basis,
    Volatility,
    State,
    Connectedness,
    Feeds,
    Positions,  // the person's own
};
inline constexpr std::size_t kMetricKinds = 11;
QString metricKindName(MetricKind kind);
MetricKind metricKind(analytics::MetricId id);

QString metricTitle(analytics::MetricId id);  // "Spread of the best quotes · spread_bps"
// Every value by kind, a head above each kind that cannot be chosen; the id is in Qt::UserRole.
QStandardItemModel* metricItems(QObject* parent);
// What was typed: a name, a title, the beginning of one, a part of one, in this order. None: nothing like it.
std::optional<analytics::MetricId> metricLike(const QString& typed);

}  // namespace plimsoll
