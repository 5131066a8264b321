#include "ui/panels/venue_card_page.h"

#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/check_delegate.h"
#include "ui/panels/page_column.h"
#include "ui/panels/venue_card_rows.h"
#include "widgets/format.h"
#include "widgets/segmented.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kTwoLines = 38;

QStringList namesOf(const std::vector<VenueId>& venues)
{
    QStringList names;
    for (const VenueId v : venues) names.append(text(venueName(v)));
    return names;
}

}  // namespace

VenueCardPage::VenueCardPage(const PanelDeps& deps, QWidget* parent)
    : RiskPage(deps, parent),
      m_choice(new Segmented(theme(), namesOf(deps.venues), this)),
      m_aside(new QCheckBox(tr("Set aside"), this)),
      m_column(new PageColumn(theme(), this))
{
    m_choice->setAccessibleName(tr("Venue of the card"));
    m_aside->setToolTip(
        tr("After an incident: heard and shown, hatched, but in no sum and no judgement until you "
           "take it back"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(m_choice);
    bar->addStretch(1);
    bar->addWidget(m_aside);
    auto* head = new QWidget(this);
    head->setLayout(bar);
    head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(head);
    all->addWidget(m_column, 1);
    m_card = new TextTable(venueCardColumns(), this);
    m_view = new GrownTable(theme(), m_column->inside());
    m_view->setAccessibleName(tr("Rules of the venue"));
    m_view->setBoard(m_card);
    m_delegate = new CheckDelegate(theme(), m_view);
    m_delegate->setMarked(-1);
    m_delegate->setWrapped(1);
    m_view->setItemDelegate(m_delegate);
    m_view->setChooseOnPress(false);
    m_view->verticalHeader()->setDefaultSectionSize(kTwoLines);
    m_view->grow(m_card);
    m_column->add(m_view);
    m_note = m_column->addLine(CellTone::Muted);
    m_note->say(
        tr("Rules change: the venue's own page is what holds. Notes with the venue's name as #tag keep what "
           "you learn."));
    connect(m_choice, &Segmented::currentChanged, this, [this] {
        showAside();
        showAll(m_at);
    });
    connect(m_aside, &QCheckBox::clicked, this, [this](bool on) {
        const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(venue()));
        const unsigned now = selection().aside();
        selection().setAside(static_cast<std::uint8_t>(on ? now | bit : now & ~unsigned{bit}));
    });
    connect(&selection(), &Selection::asideChanged, this, [this] { showAside(); });
    connect(&selection(), &Selection::assetChanged, this, [this] { showAll(m_at); });
    showAside();
    showAll({});
}

VenueId VenueCardPage::venue() const
{
    const auto& all = venues();
    const auto at = static_cast<std::size_t>(std::max(0, m_choice->current()));
    return all.empty() ? VenueId::Binance : all[std::min(at, all.size() - 1)];
}

void VenueCardPage::showAside()
{
    m_aside->setChecked(selection().isAside(venue()));
    m_aside->setAccessibleName(tr("Set %1 aside").arg(text(venueName(venue()))));
}

std::uint64_t VenueCardPage::version(const SnapshotHub& hub) const
{
    return hub.market.version() + hub.health.version();
}

void VenueCardPage::refresh(const SnapshotHub& hub, AsOf now)
{
    m_pulse = modelPulse(hub, now);
    m_market = hub.market.read().value;
    m_health = hub.health.read().value;
    showAll(now);
}

void VenueCardPage::age(AsOf now)
{
    showAll(now);
}

void VenueCardPage::showAll(AsOf now)
{
    m_at = now;
    m_card->apply(
        venueCardRows(venue(), selection().asset().toStdString(), m_market.get(), m_health.get(), now.mono));
    m_column->settle();
    Says says;
    says.face.context = text(venueName(venue()));
    says.face.age = m_health ? format::age(now.mono - m_health->asOf.mono) : tr("none yet");
    if (m_health) {
        const VenueRow& row = m_health->venues[static_cast<std::size_t>(venue())];
        says.face.fresh = worse(row.state, pageFreshness(m_health->asOf, now, m_pulse));
        says.face.tip = modelWords(row.detail);
    }
    says.right = tr("Rules in our words; the source is named");
    if (selection().isAside(venue())) says.left = tr("set aside by you");
    say(std::move(says));
}

std::vector<ExportTable> VenueCardPage::exportTables() const
{
    return {m_card->toExport(QStringLiteral("venue_card"), tr("Venue card, %1").arg(text(venueName(venue()))))};
}

QJsonObject VenueCardPage::saveState() const
{
    return {{QStringLiteral("venue"), text(venueKey(venue()))}};
}

void VenueCardPage::restoreState(const QJsonObject& state)
{
    const auto& all = venues();
    const QString kept = state.value(QStringLiteral("venue")).toString();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (text(venueKey(all[i])) == kept) m_choice->setCurrent(static_cast<int>(i));
}

void VenueCardPage::themeChanged()
{
    m_choice->setTheme(theme());
    m_column->themeChanged(theme());
    m_delegate->setTheme(theme());
    m_view->verticalHeader()->setDefaultSectionSize(kTwoLines);
    m_column->settle();
    m_view->updateGeometry();
    m_column->settle();
}

void VenueCardPage::setDensity(Density density)
{
    m_column->setDensity(density);
    m_view->verticalHeader()->setDefaultSectionSize(kTwoLines);
    m_column->settle();
}

void VenueCardPage::focusInside()
{
    m_view->setFocus(Qt::TabFocusReason);
}

VenueCardPanel::VenueCardPanel(const PanelDeps& deps, QWidget* parent)
    : PagePanel(QStringLiteral("venue_cards"), Panel::tr("Venue cards"), deps, new VenueCardPage(deps, nullptr),
                parent)
{
}

}  // namespace plimsoll
