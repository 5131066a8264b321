#include "ui/alert_metrics.h"

#include "ui/glossary_table.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/ui_text.h"

#include <QStandardItemModel>

#include <array>

namespace plimsoll {

namespace {

struct KindRow {
    std::string_view begins;  // a name, or the beginning of one
    MetricKind kind;
};
// Where the section of the definition says too little.
constexpr KindRow kByName[] = {{"price", MetricKind::Price},
                               {"ret_", MetricKind::Price},
                               {"mark", MetricKind::Price},
                               {"index", MetricKind::Price},
                               {"level_dist", MetricKind::Price},
                               {"feed_age", MetricKind::Feeds},
                               {"coverage", MetricKind::Feeds},
                               {"wash_ratio", MetricKind::Feeds},
                               {"depth_ratio", MetricKind::Liquidity},
                               {"rv_ratio", MetricKind::Volatility},
                               {"basis_", MetricKind::Basis},
                               {"lead_s", MetricKind::Basis},
                               {"oracle_dev", MetricKind::Basis},
                               {"stable_dev", MetricKind::Basis},
                               {"beta", MetricKind::Connectedness},
                               {"tail_dep", MetricKind::Connectedness}};

constexpr KindRow kBySection[] = {{"A", MetricKind::Funding},       {"B", MetricKind::Interest},
                                  {"C", MetricKind::Liquidity},     {"D", MetricKind::Volatility},
                                  {"E", MetricKind::Connectedness}, {"F", MetricKind::Liquidations},
                                  {"J", MetricKind::State},         {"K", MetricKind::State}};

constexpr std::array<const char*, kMetricKinds> kNames = {QT_TRANSLATE_NOOP("UiText", "Price"),
                                                          QT_TRANSLATE_NOOP("UiText", "Funding"),
                                                          QT_TRANSLATE_NOOP("UiText", "Open interest"),
                                                          QT_TRANSLATE_NOOP("UiText", "Liquidations"),
                                                          QT_TRANSLATE_NOOP("UiText", "Depth, spread, flow"),
                                                          QT_TRANSLATE_NOOP("UiText", "Basis and venues apart"),
                                                          QT_TRANSLATE_NOOP("UiText", "Volatility"),
                                                          QT_TRANSLATE_NOOP("UiText", "Phase, signals, fragility"),
                                                          QT_TRANSLATE_NOOP("UiText", "Coins as one"),
                                                          QT_TRANSLATE_NOOP("UiText", "Feeds"),
                                                          QT_TRANSLATE_NOOP("UiText", "Own positions")};

}  // namespace

QString metricKindName(MetricKind kind)
{
    return UiText::tr(kNames[static_cast<std::size_t>(kind)]);
}

MetricKind metricKind(analytics::MetricId id)
{
    const analytics::MetricWord& w = analytics::word(id);
    if (w.scope.account) return MetricKind::Positions;
    for (const KindRow& row : kByName)
        if (w.name.starts_with(row.begins)) return row.kind;
    for (const KindRow& row : kBySection)
        if (w.section.starts_with(row.begins)) return row.kind;
    return MetricKind::State;
}

QString metricTitle(analytics::MetricId id)
{
    const analytics::MetricWord& w = analytics::word(id);
    return modelWords(w.what) + QStringLiteral(" \u00b7 ") + text(w.name);
}

QStandardItemModel* metricItems(QObject* parent)
{
    auto* items = new QStandardItemModel(parent);
    const auto words = analytics::vocabulary();
    for (std::size_t k = 0; k < kMetricKinds; ++k) {
        const auto kind = static_cast<MetricKind>(k);
        auto* head = new QStandardItem(metricKindName(kind));
        head->setFlags(Qt::NoItemFlags);
        items->appendRow(head);
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto id = static_cast<analytics::MetricId>(i);
            if (metricKind(id) != kind) continue;
            auto* item = new QStandardItem(metricTitle(id));
            item->setData(static_cast<int>(i), Qt::UserRole);
            item->setEditable(false);
            item->setToolTip(glossaryTip(text(words[i].name)));
            items->appendRow(item);
        }
        if (!items->item(items->rowCount() - 1)->data(Qt::UserRole).isValid())
            items->removeRow(items->rowCount() - 1);
    }
    return items;
}

std::optional<analytics::MetricId> metricLike(const QString& typed)
{
    const QString t = typed.trimmed();
    if (t.isEmpty()) return std::nullopt;
    const auto words = analytics::vocabulary();
    for (int pass = 0; pass < 3; ++pass)
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto id = static_cast<analytics::MetricId>(i);
            const QString name = text(words[i].name), what = text(words[i].what), title = metricTitle(id);
            const auto same = [&](const QString& s) { return s.compare(t, Qt::CaseInsensitive) == 0; };
            const auto begins = [&](const QString& s) { return s.startsWith(t, Qt::CaseInsensitive); };
            const bool hit = pass == 0   ? same(name) || same(what) || same(title)
                             : pass == 1 ? begins(name) || begins(what)
                                         : title.contains(t, Qt::CaseInsensitive);
            if (hit) return id;
        }
    return std::nullopt;
}

}  // namespace plimsoll
