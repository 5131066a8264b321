#include "widgets/accessible_roles.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

#include <array>

namespace plimsoll {

namespace {

struct RoleRow {
    const char* widget;
    QAccessible::Role role;
};
constexpr std::array kRoles = {
    RoleRow{"plimsoll::HeatmapView", QAccessible::Chart},
    RoleRow{"plimsoll::LadderView", QAccessible::Chart},
    RoleRow{"plimsoll::ForcedMap", QAccessible::Chart},
    RoleRow{"plimsoll::TimePlot", QAccessible::Chart},
    RoleRow{"plimsoll::CurvePlot", QAccessible::Chart},
    RoleRow{"plimsoll::QuadrantPlot", QAccessible::Chart},
    RoleRow{"plimsoll::ShareChart", QAccessible::Chart},
    RoleRow{"plimsoll::RateMap", QAccessible::Chart},
    RoleRow{"plimsoll::WeekClock", QAccessible::Chart},
    RoleRow{"plimsoll::ReplayTimeline", QAccessible::Slider},
    RoleRow{"plimsoll::LoadGauge", QAccessible::Indicator},
    RoleRow{"plimsoll::PhaseRingView", QAccessible::Indicator},
    RoleRow{"plimsoll::ReflexView", QAccessible::Indicator},
    RoleRow{"plimsoll::PhaseBand", QAccessible::Indicator},
    RoleRow{"plimsoll::StatusDot", QAccessible::Indicator},
    RoleRow{"plimsoll::VenueChip", QAccessible::Indicator},
    RoleRow{"plimsoll::Badge", QAccessible::StaticText},
    RoleRow{"plimsoll::ClockLabel", QAccessible::Clock},
    RoleRow{"plimsoll::FeedStrip", QAccessible::List},
    RoleRow{"plimsoll::StripFeedCell", QAccessible::ListItem},
    RoleRow{"plimsoll::WarningList", QAccessible::List},
    RoleRow{"plimsoll::RiskHeader", QAccessible::List},
    RoleRow{"plimsoll::StatusLine", QAccessible::StatusBar},
    RoleRow{"plimsoll::AlertBanner", QAccessible::AlertMessage},
    RoleRow{"plimsoll::TroubleBand", QAccessible::AlertMessage},
    RoleRow{"plimsoll::ToastStack", QAccessible::AlertMessage},
    RoleRow{"plimsoll::PanelTitleBar", QAccessible::TitleBar},
    RoleRow{"plimsoll::Panel", QAccessible::Pane},
};

class Described : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;

    // A chart that has no words for what it shows says what its tip says.
    QString text(QAccessible::Text t) const override
    {
        const QString own = QAccessibleWidget::text(t);
        return own.isEmpty() && t == QAccessible::Description ? widget()->toolTip() : own;
    }
};

QAccessibleInterface* make(const QString& name, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    if (!widget) return nullptr;
    for (const RoleRow& row : kRoles)
        if (name == QLatin1String(row.widget)) return new Described(widget, row.role);
    return nullptr;
}

}  // namespace

void installAccessibleRoles()
{
    static const bool once = [] {
        QAccessible::installFactory(&make);
        return true;
    }();
    Q_UNUSED(once);
}

}  // namespace plimsoll
