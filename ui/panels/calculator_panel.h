// The calculators in one panel: a list with search, fields fed by the market and the desk, the answer, its curve,
// its formula and what it leaves out. Without a feed everything can be typed.
#pragma once

#include "model/desk/calculator_live.h"
#include "ui/panel.h"
#include "ui/panels/calculator_form.h"

#include <QHash>

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QToolButton;

namespace plimsoll {

class BoardView;
class CalculatorNotes;
class CurvePlot;
class FactStrip;
class GrownTable;
class PageColumn;
class PageLine;
class PageSection;
class SearchField;
class TextTable;
class TimePlot;

class CalculatorPanel : public Panel {
    Q_OBJECT
public:
    CalculatorPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;
    void setDensity(Density density) override;
    void focusInside() override;
    bool startFind() override;
    // Balances of the desk stand in its fields.
    bool keptPrivate() const override;

    void choose(const QString& id);
    const Calculator& calculator() const { return *m_calculator; }
    CalculatorForm* form() const { return m_form; }
    const CalcInputs& inputs() const { return m_inputs; }
    const std::vector<CalcAnswer>& answers() const { return m_answers; }
    const std::vector<CalcCurve>& curves() const { return m_curves; }
    CalculatorNotes* notes() const { return m_notes; }
    VenueId venue() const { return m_venue; }
    void setVenue(VenueId venue);

    // For the clipboard.
    QString asText() const;
    QString asTsv() const;
    QString command() const;

    void planTrade();      // for the six gates
    void enterPosition();  // into the desk
    void keepPreset(const QString& name);
    void takePreset(const QString& name);

protected:
    std::uint64_t version(const SnapshotHub& hub) const override { return boardsVersion(hub); }
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeBar();
    void makeList();
    void makeColumn();
    void makeMenu();
    void fillMenu();
    void fillPresets();
    void filterList(const QString& words);
    void arrange();
    void compute();
    void showResult();
    void showCurve();
    void showFace();
    void rebuildResult();
    void askPast();
    void nameAndKeepPreset();
    CalcContext context() const;
    bool heavy() const;  // books stand in its fields: not ten times a second
    QString where() const;

    const Calculator* m_calculator = nullptr;
    VenueId m_venue = VenueId::Binance;
    QHash<QString, CalculatorForm::Typed> m_typed;  // of the calculators that are not in view
    CalcBoards m_boards;
    AsOf m_now;
    std::optional<Mono> m_computed;
    std::optional<Mono> m_asked;
    QString m_askedFor;
    std::uint64_t m_serial = 0;
    CalcInputs m_inputs;
    std::vector<CalcAnswer> m_answers;
    std::vector<CalcCurve> m_curves;
    bool m_exported = false, m_across = false, m_wide = false;

    QComboBox *m_choice, *m_venues;
    QToolButton *m_copy, *m_more;
    QAction *m_plan, *m_position, *m_exports;
    QMenu* m_presets;
    SearchField* m_search;
    TextTable* m_list;
    BoardView* m_listView;
    QWidget* m_side;
    FactStrip* m_facts;
    PageColumn* m_column;
    CalculatorForm* m_form;
    TextTable* m_rows = nullptr;
    GrownTable* m_table = nullptr;
    QWidget* m_tableHost;
    PageLine* m_why;
    std::vector<PageLine*> m_verdicts;
    PageSection* m_curveHead;
    QLabel* m_curveTitle;
    CurvePlot* m_curve;
    TimePlot* m_line;
    CalculatorNotes* m_notes;
    PageLine *m_formula, *m_source, *m_without;
    Density m_density = Density::Normal;
};

}  // namespace plimsoll
