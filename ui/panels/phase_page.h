// Where the market stands in the cycle of leverage: the ring, what holds it there, its past, and how price,
// leverage and funding feed each other. A model; it says so.
#pragma once

#include "ui/panels/phase_words.h"
#include "ui/panels/risk_page.h"

namespace plimsoll {

class CheckDelegate;
class GrownTable;
class PageColumn;
class PageLine;
class PageSection;
class PhaseBand;
class PhaseRingView;
class ReflexView;

class PhasePage : public PhaseBoardPage {
    Q_OBJECT

public:
    PhasePage(const PanelDeps& deps, QWidget* parent);

    std::vector<ExportTable> exportTables() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    void themeChanged() override;
    void setDensity(Density density) override;
    void focusInside() override;

    TextTable* evidence() const { return m_evidence; }
    TextTable* changes() const { return m_changes; }
    TextTable* euphoria() const { return m_euphoria; }
    TextTable* calm() const { return m_calm; }
    PhaseRingView* ring() const { return m_ring; }
    PhaseBand* band() const { return m_band; }
    QString sentence() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showAll() override;
    void showTime(AsOf now) override;
    void openFact(int row);

    PageColumn* m_column;
    QWidget* m_top;
    PhaseRingView* m_ring;
    GrownTable *m_evidenceView, *m_changesView, *m_euphoriaView, *m_calmView;
    TextTable *m_evidence, *m_changes, *m_euphoria, *m_calm;
    PageLine *m_sentence, *m_leaves, *m_never;
    PageSection *m_bandHead, *m_reflexHead, *m_changesHead, *m_euphoriaHead, *m_calmHead;
    PhaseBand* m_band;
    ReflexView* m_reflex;
    bool m_stale = false;
};

}  // namespace plimsoll
