#include "ui/panels/phase_page.h"

#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/check_delegate.h"
#include "ui/panels/evidence_places.h"
#include "ui/panels/page_column.h"
#include "ui/panels/phase_band.h"
#include "ui/panels/phase_ring.h"
#include "widgets/format.h"
#include "widgets/within.h"

#include <QBoxLayout>
#include <QResizeEvent>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kSideBySide = 520, kMostRing = 300, kLeastRing = 132;

}  // namespace

PhasePage::PhasePage(const PanelDeps& deps, QWidget* parent)
    : PhaseBoardPage(deps, parent), m_column(new PageColumn(theme(), this))
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_column);

    m_top = new QWidget(m_column->inside());
    m_top->setProperty("surface", "panel");
    m_top->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_ring = new PhaseRingView(theme(), m_top);
    m_evidence = new TextTable(evidenceColumns(), this);
    m_evidenceView = new GrownTable(theme(), m_top, Density::Normal);
    m_evidenceView->setAccessibleName(tr("Evidence, beside the limits that move the phase"));
    m_evidenceView->setBoard(m_evidence);
    m_evidenceView->setItemDelegate(new CheckDelegate(theme(), m_evidenceView));
    m_evidenceView->setChooseOnPress(false);
    m_evidenceView->grow(m_evidence);
    m_evidenceView->setEmptyText(tr("Waiting for the first judgement"));
    connect(m_evidenceView, &BoardView::rowChosen, this, &PhasePage::openFact);
    auto* row = new QBoxLayout(QBoxLayout::LeftToRight, m_top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_ring, 8);
    row->addWidget(m_evidenceView, 11);
    m_column->add(m_top);
    m_sentence = m_column->addLine(CellTone::Strong, 500);
    m_leaves = m_column->addLine(CellTone::Base);
    m_never = m_column->addLine(CellTone::Strong, 500);

    m_band = new PhaseBand(theme(), m_column->inside());
    m_bandHead = m_column->addSection(QStringLiteral("band"), tr("90 days"), m_band);
    m_reflex = new ReflexView(theme(), m_column->inside());
    m_reflexHead = m_column->addSection(QStringLiteral("reflexivity"), tr("Reflexivity"), m_reflex);
    m_changes = new TextTable(changeColumns(), this);
    m_changesView = new GrownTable(theme(), m_column->inside(), Density::Compact);
    m_changesView->setAccessibleName(tr("Changes of phase, newest first"));
    m_changesView->setBoard(m_changes);
    m_changesView->grow(m_changes);
    m_changesView->setMostRows(12);
    m_changesView->setEmptyText(tr("No change has been seen or kept"));
    m_changesHead = m_column->addSection(QStringLiteral("changes"), tr("Transitions"), m_changesView);
    m_euphoria = new TextTable(euphoriaColumns(), this);
    m_euphoriaView = new GrownTable(theme(), m_column->inside(), Density::Compact);
    m_euphoriaView->setAccessibleName(tr("Parts of the euphoria score"));
    m_euphoriaView->setBoard(m_euphoria);
    m_euphoriaView->grow(m_euphoria);
    m_euphoriaHead = m_column->addSection(QStringLiteral("euphoria"), tr("Euphoria score"), m_euphoriaView);

    m_calm = new TextTable(calmColumns(), this);
    m_calmView = new GrownTable(theme(), m_column->inside(), Density::Compact);
    m_calmView->setAccessibleName(tr("What makes a build-up a calm one"));
    m_calmView->setBoard(m_calm);
    m_calmView->setItemDelegate(new CheckDelegate(theme(), m_calmView));
    m_calmView->grow(m_calm);
    m_calmHead = m_column->addSection(QStringLiteral("calm"), tr("Calm"), m_calmView);

    follow();
}

QString PhasePage::sentence() const
{
    return m_sentence->text();
}

void PhasePage::showAll()
{
    if (!m_shown) {
        m_evidence->apply({});
        m_changes->apply({});
        m_euphoria->apply({});
        m_calm->apply({});
        m_calmHead->setFact({});
        m_sentence->say({});
        m_leaves->say({});
        m_never->say({});
        m_reflex->setRing({}, true);
        m_reflexHead->setFact({});
        m_changesHead->setFact({});
        m_euphoriaHead->setFact({});
        m_column->settle();
        return;
    }
    const PhaseSnapshot& s = *m_shown;
    m_evidence->apply(staleRows(evidenceRows(s), m_stale));
    m_changes->apply(changeRows(s));
    m_euphoria->apply(staleRows(euphoriaRows(s), m_stale));
    m_calm->apply(staleRows(calmRows(s), m_stale));
    const auto met =
        std::count_if(s.calm.begin(), s.calm.end(), [](const CalmFact& c) { return c.met == Verdict::Yes; });
    const auto judged =
        std::count_if(s.calm.begin(), s.calm.end(), [](const CalmFact& c) { return c.met != Verdict::Unknown; });
    m_calmHead->setFact(s.stage == PhaseStage::Calm ? tr("calm")
                        : judged == 4               ? tr("%1 of 4").arg(met)
                                                    : tr("%1 of the %2 that are known").arg(met).arg(judged));
    m_sentence->say(modelWords(s.sentence));
    QStringList more;
    for (const std::string* said : {&s.stageSentence, &s.leaves})
        if (!said->empty()) more << modelWords(*said);
    if (s.resumed) more << tr("Continued from an earlier run, with a gap of %1.").arg(format::age(s.gap));
    m_leaves->say(more.join(u' '));
    const bool after =
        s.phase == analytics::phase::Phase::Reset || s.phase == analytics::phase::Phase::Liquidation;
    m_never->say(after ? tr("Price alone never ends it.") : QString());
    m_reflexHead->setFact(s.ring.active ? tr("now: %1").arg(cycleArcText(*s.ring.active)) : QString());
    m_changesHead->setFact(m_changes->rowCount() > 0 ? tr("%1 kept").arg(m_changes->rowCount()) : QString());
    double score = 0;
    int known = 0;
    for (const EuphoriaPart& part : s.euphoriaParts)
        if (part.adds) score += *part.adds, ++known;
    m_column->settle();
    m_euphoriaHead->setFact(known == 4 ? fixedText(score, 2) + tr(" of 1.00")
                                       : tr("not known: %1 of 4 parts").arg(known));
}

// What time alone changes: how long, how old.
void PhasePage::showTime(AsOf now)
{
    Says says;
    says.face.provenance = Provenance::Modelled;
    says.face.context = selection().asset().isEmpty() ? tr("no asset chosen")
                                                      : selection().asset() + tr(" · state machine, every minute");
    PhaseRingView::Shown ring;
    if (!m_shown) {
        says.face.age = tr("none yet");
        ring.below = tr("not known yet");
        m_ring->setShown(ring);
        m_band->setBand(nullptr, now.wall, false);
        m_bandHead->setFact({});
        say(std::move(says));
        return;
    }
    const PhaseSnapshot& s = *m_shown;
    says.face.fresh = pageFreshness(s.asOf, now, m_pulse);
    says.face.age = format::age(now.mono - s.asOf.mono);
    says.face.tip = tr("Coverage of its inputs: %1").arg(shareText(s.coverage));
    ring.stale = says.face.fresh == Freshness::Stale || says.face.fresh == Freshness::Off;
    if (ring.stale != m_stale) {
        m_stale = ring.stale;
        showAll();
    }
    ring.phase = s.phase;
    if (s.phase) {
        // Where nobody saw it begin it has lasted at least that long.
        ring.inside = s.since ? format::floored(!s.seen, format::age, std::max(Duration{}, now.wall - *s.since))
                              : QStringLiteral("?");
        ring.below = s.seen ? tr("in %1").arg(phaseHeadline(s)) : tr("in %1, assumed").arg(phaseHeadline(s));
        if (s.phase == analytics::phase::Phase::Reset) ring.progress = s.aftershock.progress.value;
    } else {
        ring.below = tr("not known: %1").arg(modelWords(analytics::reasonWords(s.reason)));
    }
    m_ring->setShown(ring);
    m_reflex->setRing(s.ring, ring.stale);
    m_band->setBand(s.band, now.wall, ring.stale);
    int flushes = 0;
    if (s.band)
        for (const PhaseSpan& span : *s.band) flushes += span.phase == analytics::phase::Phase::Liquidation;
    // Of 90 days it may have been watched for one.
    m_bandHead->setFact(flushes == 1 ? tr("1 flush seen") : tr("%1 flushes seen").arg(flushes));
    if (!s.phase && says.face.fresh == Freshness::Live) says.face.fresh = Freshness::Late;
    says.left = !s.since ? QString()
                : s.seen ? tr("since %1").arg(format::dateTime(*s.since))
                         : tr("watched since %1").arg(format::dateTime(*s.since));
    says.right = tr("A model of where it stands. No forecast.");
    say(std::move(says));
}

void PhasePage::openFact(int row)
{
    if (!m_shown || row < 0 || row >= static_cast<int>(kPhaseFacts)) return;
    const PhaseFactName& name = phaseFactName(m_shown->evidence[static_cast<std::size_t>(row)].fact);
    if (const char* panel = evidencePanel(name.word)) Q_EMIT panelWanted(QString::fromLatin1(panel));
}

void PhasePage::resizeEvent(QResizeEvent* event)
{
    RiskPage::resizeEvent(event);
    const bool beside = width() >= kSideBySide;
    auto* row = static_cast<QBoxLayout*>(m_top->layout());
    row->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    // Room for the band and the loop below it.
    const int ring = beside ? within(height() - 330, m_evidenceView->sizeHint().height(), kMostRing)
                            : within(height() / 3, kLeastRing, kMostRing);
    m_ring->setFixedHeight(ring);
    m_column->settle();
}

std::vector<ExportTable> PhasePage::exportTables() const
{
    ExportTable band{QStringLiteral("phase_band"), tr("Phases of the last 90 days"), {}, {}};
    for (const char* head : {"from_utc", "to_utc", "phase"}) band.heads << QString::fromLatin1(head);
    if (!TableNames::only() && m_shown && m_shown->band)
        for (const PhaseSpan& s : *m_shown->band)
            band.rows.push_back({format::iso(s.from), format::iso(s.to),
                                 s.phase ? text(analytics::phase::phaseName(*s.phase)) : QString()});
    return {m_evidence->toExport(QStringLiteral("phase"), tr("Phase, evidence")),
            m_changes->toExport(QStringLiteral("phase_changes"), tr("Changes of phase")),
            m_euphoria->toExport(QStringLiteral("euphoria"), tr("Parts of the euphoria score")),
            m_calm->toExport(QStringLiteral("calm"), tr("What makes it calm")), band};
}

QJsonObject PhasePage::saveState() const
{
    return m_column->saveState();
}

void PhasePage::restoreState(const QJsonObject& state)
{
    m_column->restoreState(state);
}

void PhasePage::themeChanged()
{
    m_column->themeChanged(theme());
    m_ring->setTheme(theme());
    m_band->setTheme(theme());
    m_reflex->setTheme(theme());
    for (GrownTable* view : {m_evidenceView, m_calmView})
        static_cast<TableDelegate*>(view->itemDelegate())->setTheme(theme());
}

void PhasePage::setDensity(Density density)
{
    m_column->setDensity(density == Density::Comfortable ? Density::Normal : density);
}

void PhasePage::focusInside()
{
    m_evidenceView->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
