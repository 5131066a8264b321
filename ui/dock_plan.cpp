#include "ui/dock_plan.h"

#include "widgets/within.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kDeepest = 12, kMostPanels = 64, kLongestName = 64, kLargestShare = 100'000;

const QString kRow = QStringLiteral("row"), kColumn = QStringLiteral("column"), kTabs = QStringLiteral("tabs"),
              kShare = QStringLiteral("share"), kNarrow = QStringLiteral("narrow"),
              kFront = QStringLiteral("front");

bool read(const QJsonObject& json, int depth, QSet<QString>& seen, DockPlan& plan)
{
    if (depth > kDeepest) return false;
    plan.share = within(json.value(kShare).toInt(1), 1, kLargestShare);
    plan.narrow = within(json.value(kNarrow).toInt(0), 0, kLargestShare);
    if (json.value(kTabs).isArray()) {
        plan.kind = DockPlan::Kind::Tabs;
        for (const auto& v : json.value(kTabs).toArray()) {
            const QString id = v.toString();
            // One panel is in one place.
            if (id.isEmpty() || id.size() > kLongestName || seen.contains(id) || seen.size() >= kMostPanels)
                return false;
            seen.insert(id);
            plan.panels << id;
        }
        const int last = static_cast<int>(std::max<qsizetype>(0, plan.panels.size() - 1));
        plan.front = within(json.value(kFront).toInt(0), 0, last);
        return !plan.panels.isEmpty();
    }
    plan.kind = json.value(kRow).isArray() ? DockPlan::Kind::Row : DockPlan::Kind::Column;
    const QJsonValue parts = json.value(plan.kind == DockPlan::Kind::Row ? kRow : kColumn);
    if (!parts.isArray()) return false;
    for (const auto& v : parts.toArray()) {
        DockPlan part;
        if (!v.isObject() || !read(v.toObject(), depth + 1, seen, part)) return false;
        plan.parts.push_back(std::move(part));
    }
    return !plan.parts.empty();
}

}  // namespace

QStringList DockPlan::all() const
{
    QStringList out = panels;
    for (const DockPlan& part : parts) out << part.all();
    return out;
}

bool DockPlan::has(const QString& panel) const
{
    return panels.contains(panel) ||
           std::any_of(parts.begin(), parts.end(), [&](const DockPlan& p) { return p.has(panel); });
}

bool DockPlan::sameShape(const DockPlan& other) const
{
    if (kind != other.kind || panels != other.panels) return false;
    return std::equal(parts.begin(), parts.end(), other.parts.begin(), other.parts.end(),
                      [](const DockPlan& a, const DockPlan& b) { return a.sameShape(b); });
}

DockPlan tabsOf(std::pair<int, int> shares, QStringList panels)
{
    DockPlan p;
    p.share = shares.first;
    p.narrow = shares.second;
    p.panels = std::move(panels);
    return p;
}
DockPlan tabsOf(int share, QStringList panels)
{
    return tabsOf({share, 0}, std::move(panels));
}
DockPlan columnOf(std::pair<int, int> shares, std::vector<DockPlan> parts)
{
    DockPlan p;
    p.kind = DockPlan::Kind::Column;
    p.share = shares.first;
    p.narrow = shares.second;
    p.parts = std::move(parts);
    return p;
}
DockPlan columnOf(int share, std::vector<DockPlan> parts)
{
    return columnOf({share, 0}, std::move(parts));
}
DockPlan rowOf(int share, std::vector<DockPlan> parts)
{
    DockPlan p = columnOf(share, std::move(parts));
    p.kind = DockPlan::Kind::Row;
    return p;
}

bool insert(DockPlan& plan, const QString& panel, const QString& at, DockSide side)
{
    if (plan.empty()) {
        plan.panels << panel;
        return true;
    }
    for (std::size_t i = 0; i < plan.parts.size(); ++i) {
        DockPlan& part = plan.parts[i];
        const DockPlan::Kind wanted = side == DockSide::Right ? DockPlan::Kind::Row : DockPlan::Kind::Column;
        if (side != DockSide::Tab && plan.kind == wanted && part.kind == DockPlan::Kind::Tabs &&
            part.panels.contains(at)) {
            // Both get half of what the one had.
            part.share = std::max(1, part.share / 2);
            part.narrow /= 2;
            DockPlan next = tabsOf({part.share, part.narrow}, {panel});
            plan.parts.insert(plan.parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(next));
            return true;
        }
        if (insert(part, panel, at, side)) return true;
    }
    if (plan.kind != DockPlan::Kind::Tabs || !plan.panels.contains(at)) return false;
    if (side == DockSide::Tab) {
        plan.front = static_cast<int>(plan.panels.size());
        plan.panels << panel;
        return true;
    }
    DockPlan one = plan;
    one.share = 1;
    one.narrow = 0;
    DockPlan both = side == DockSide::Right ? rowOf(plan.share, {one, tabsOf(1, {panel})})
                                            : columnOf(plan.share, {one, tabsOf(1, {panel})});
    both.narrow = plan.narrow;
    plan = std::move(both);
    return true;
}

// All of a part as one stack; in front is what stood above, or to the left.
static DockPlan stackOf(const DockPlan& part)
{
    if (part.kind == DockPlan::Kind::Tabs) return part;
    DockPlan out = tabsOf({part.share, part.narrow}, part.all());
    const DockPlan* first = &part;
    while (!first->parts.empty()) first = &first->parts.front();
    out.front = first->front;
    return out;
}

DockPlan folded(const DockPlan& plan)
{
    using enum DockPlan::Kind;
    const auto isRow = [](const DockPlan& part) { return part.kind == Row; };
    const auto first = std::find_if(plan.parts.begin(), plan.parts.end(), isRow);
    if (plan.kind == Tabs || (plan.kind == Column && first == plan.parts.end())) return stackOf(plan);
    // The row itself, or the shape of the first of several that stand above one another.
    DockPlan out = rowOf(plan.share, {});
    out.narrow = plan.narrow;
    const DockPlan& shape = plan.kind == Row ? plan : *first;
    for (const DockPlan& part : shape.parts) out.parts.push_back(tabsOf({part.share, part.narrow}, {}));
    const auto add = [&](std::size_t place, const DockPlan& part) {
        DockPlan& stack = out.parts[std::min(place, out.parts.size() - 1)];
        const DockPlan more = stackOf(part);
        if (stack.panels.isEmpty()) stack.front = more.front;
        stack.panels << more.panels;
    };
    const auto addRow = [&](const DockPlan& row) {
        for (std::size_t i = 0; i < row.parts.size(); ++i) add(i, row.parts[i]);
    };
    if (plan.kind == Row) {
        addRow(plan);
        return out;
    }
    for (const DockPlan& part : plan.parts) {
        if (isRow(part))
            addRow(part);
        else
            add(0, part);
    }
    return out;
}

QJsonObject toJson(const DockPlan& plan)
{
    if (plan.empty()) return {};
    QJsonObject json{{kShare, plan.share}};
    if (plan.narrow > 0) json.insert(kNarrow, plan.narrow);
    if (plan.kind == DockPlan::Kind::Tabs) {
        json.insert(kTabs, QJsonArray::fromStringList(plan.panels));
        if (plan.front > 0) json.insert(kFront, plan.front);
        return json;
    }
    QJsonArray parts;
    for (const DockPlan& part : plan.parts) parts.append(toJson(part));
    json.insert(plan.kind == DockPlan::Kind::Row ? kRow : kColumn, parts);
    return json;
}

std::optional<DockPlan> dockPlanFrom(const QJsonObject& json)
{
    DockPlan plan;
    if (json.isEmpty()) return plan;
    QSet<QString> seen;
    if (!read(json, 0, seen, plan)) return std::nullopt;
    return plan;
}

}  // namespace plimsoll
