// The heatmap's settings as JSON, for layouts and restarts.
#include "widgets/heatmap_parts.h"

#include "widgets/within.h"

#include <QJsonArray>

#include <algorithm>

namespace plimsoll {

QJsonObject HeatmapView::saveState() const
{
    QJsonObject assets;
    for (const auto& [asset, look] : m->looks) {
        QJsonObject one{{QStringLiteral("group"), QString::number(look.group.raw)},
                        {QStringLiteral("brightness"), look.brightness},
                        {QStringLiteral("rank"), look.law == ColorLaw::Rank}};
        if (look.cutoffs)
            one.insert(QStringLiteral("cutoffs"), QJsonArray{look.cutoffs->lower, look.cutoffs->upper});
        assets.insert(QString::fromStdString(asset), one);
    }
    const HeatLayers& l = m->layers;
    const QJsonObject layers{{QStringLiteral("books"), l.books},
                             {QStringLiteral("trades"), l.trades},
                             {QStringLiteral("liquidations"), l.liquidations},
                             {QStringLiteral("walls"), l.walls},
                             {QStringLiteral("profile"), l.profile},
                             {QStringLiteral("cumulative"), l.cumulative},
                             {QStringLiteral("positions"), l.positions},
                             {QStringLiteral("keyLevels"), l.keyLevels},
                             {QStringLiteral("valueArea"), l.valueArea},
                             {QStringLiteral("leastTradeUsd"), l.leastTradeUsd}};
    // Prices as text: JSON numbers would round them.
    const auto text = [](Price p) { return QString::number(p.raw); };
    const TimeZoom time = m->autoTime ? TimeZoom{} : m->view.timeZoom();
    return {{QStringLiteral("group"), text(m->wantedGroup)},
            {QStringLiteral("zoomGroup"), text(m->view.group())},
            {QStringLiteral("rowPx"), m->view.priceZoom().rowPx},
            {QStringLiteral("cellColumns"), time.columns},
            {QStringLiteral("cellPx"), time.cellPx},
            {QStringLiteral("brightness"), m->scale.brightness()},
            {QStringLiteral("venues"), m->choice.venues},
            {QStringLiteral("rank"), m->scale.law() == ColorLaw::Rank},
            {QStringLiteral("columnMs"), static_cast<qint64>(m->wantedColumn / std::chrono::milliseconds{1})},
            {QStringLiteral("layers"), layers},
            {QStringLiteral("looks"), assets}};
}

void HeatmapView::restoreState(const QJsonObject& state)
{
    // Rows that no zoom leads to (an edited file) are those of the program's own choice.
    const auto groupOf = [](const QJsonObject& from, const char* key) {
        const Price p{from.value(QLatin1String(key)).toString().toLongLong()};
        return p <= kCoarsestGroup ? std::max(Price{}, p) : Price{};
    };
    m->wantedGroup = groupOf(state, "group");
    ViewState v;
    v.price = {groupOf(state, "zoomGroup"),
               within(state.value(QLatin1String("rowPx")).toInt(kMinRowPx), 1, kMaxRowPx)};
    v.time = {state.value(QLatin1String("cellColumns")).toInt(1), state.value(QLatin1String("cellPx")).toInt(2)};
    // A zoom that is not on the ladder (an edited file) is not taken over.
    if (nextZoom(nextZoom(v.time, 1), -1) != v.time && nextZoom(nextZoom(v.time, -1), 1) != v.time) v.time = {};
    if (v.price.group.raw > 0) m->restored = v;
    m->scale.setBrightness(state.value(QLatin1String("brightness")).toInt());
    if (state.contains(QLatin1String("venues")))
        m->choice.venues = static_cast<std::uint8_t>(state.value(QLatin1String("venues")).toInt(0x0f));
    m->scale.setLaw(state.value(QLatin1String("rank")).toBool() ? ColorLaw::Rank : ColorLaw::Logarithm);
    const qint64 ms = state.value(QLatin1String("columnMs")).toInteger();
    m->wantedColumn = std::chrono::milliseconds{ms >= 0 && ms <= 3'600'000 ? ms : 0};
    const QJsonObject layers = state.value(QLatin1String("layers")).toObject();
    HeatLayers l;
    const auto on = [&](const char* key, bool& value) { value = layers.value(QLatin1String(key)).toBool(value); };
    on("books", l.books);
    on("trades", l.trades);
    on("liquidations", l.liquidations);
    on("walls", l.walls);
    on("profile", l.profile);
    on("cumulative", l.cumulative);
    on("positions", l.positions);
    on("keyLevels", l.keyLevels);
    on("valueArea", l.valueArea);
    l.leastTradeUsd = std::max(0.0, layers.value(QLatin1String("leastTradeUsd")).toDouble());
    m->layers = l;
    m->raster.setBooksShown(l.books);
    m->looks.clear();
    const auto cutoffs = [](const QJsonArray& pair) -> std::optional<Cutoffs> {
        const Cutoffs c{pair.at(0).toDouble(), pair.at(1).toDouble()};
        return c.lower > 0 && c.upper > c.lower ? std::optional(c) : std::nullopt;
    };
    const QJsonObject looks = state.value(QLatin1String("looks")).toObject();
    for (auto it = looks.begin(); it != looks.end(); ++it) {
        const QJsonObject one = it.value().toObject();
        AssetLook look;
        look.cutoffs = cutoffs(one.value(QLatin1String("cutoffs")).toArray());
        look.group = groupOf(one, "group");
        look.brightness = one.value(QLatin1String("brightness")).toInt();
        look.law = one.value(QLatin1String("rank")).toBool() ? ColorLaw::Rank : ColorLaw::Logarithm;
        m->looks[it.key().toStdString()] = look;
    }
    // As an earlier version wrote them.
    const QJsonObject before = state.value(QLatin1String("cutoffs")).toObject();
    for (auto it = before.begin(); it != before.end(); ++it)
        if (const auto c = cutoffs(it.value().toArray())) m->looks[it.key().toStdString()].cutoffs = c;
    m->asset.clear();  // cut-offs and placing are looked up again
    m->fitted = false;
    m->recolor();
    m->dirty = true;
    update();
    Q_EMIT scaleChanged();
    Q_EMIT layersChanged();
}

}  // namespace plimsoll
