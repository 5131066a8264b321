// The heatmap's settings as JSON, for layouts and restarts.
#include "widgets/heatmap_parts.h"

#include <QJsonArray>

#include <algorithm>

namespace plimsoll {

QJsonObject HeatmapView::saveState() const
{
    QJsonObject assets;
    for (const auto& [asset, c] : m->userCutoffs)
        assets.insert(QString::fromStdString(asset), QJsonArray{c.lower, c.upper});
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
            {QStringLiteral("cutoffs"), assets}};
}

void HeatmapView::restoreState(const QJsonObject& state)
{
    const auto price = [&](const char* key) {
        return Price{state.value(QLatin1String(key)).toString().toLongLong()};
    };
    m->wantedGroup = std::max(Price{}, price("group"));
    ViewState v;
    v.price = {price("zoomGroup"), std::clamp(state.value(QLatin1String("rowPx")).toInt(kMinRowPx), 1, kMaxRowPx)};
    v.time = {state.value(QLatin1String("cellColumns")).toInt(1), state.value(QLatin1String("cellPx")).toInt(2)};
    // A zoom that is not on the ladder (an edited file) is not taken over.
    if (nextZoom(nextZoom(v.time, 1), -1) != v.time && nextZoom(nextZoom(v.time, -1), 1) != v.time) v.time = {};
    if (v.price.group.raw > 0) m->restored = v;
    m->scale.setBrightness(state.value(QLatin1String("brightness")).toInt());
    if (state.contains(QLatin1String("venues")))
        m->choice.venues = static_cast<std::uint8_t>(state.value(QLatin1String("venues")).toInt(0x0f));
    m->userCutoffs.clear();
    const QJsonObject assets = state.value(QLatin1String("cutoffs")).toObject();
    for (auto it = assets.begin(); it != assets.end(); ++it) {
        const QJsonArray pair = it.value().toArray();
        const Cutoffs c{pair.at(0).toDouble(), pair.at(1).toDouble()};
        if (c.lower > 0 && c.upper > c.lower) m->userCutoffs[it.key().toStdString()] = c;
    }
    m->asset.clear();  // cut-offs and placing are looked up again
    m->fitted = false;
    m->recolor();
    m->dirty = true;
    update();
    Q_EMIT scaleChanged();
}

}  // namespace plimsoll
