// What has happened: the stored journal of warnings, alerts, phases, feed events and the person's notes.
#pragma once

#include "ui/panel.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace plimsoll {

class BoardView;
class JournalModel;
class SearchField;
class Segmented;

class JournalPanel : public Panel {
    Q_OBJECT
public:
    JournalPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    void themeChanged() override;
    void setDensity(Density density) override;
    void focusInside() override;
    bool startFind() override;

    JournalModel* model() const { return m_model; }
    BoardView* view() const { return m_view; }
    QString details() const;

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // Asked so often while it is seen; without an answer, later.
    static constexpr Duration kOften = std::chrono::seconds{5}, kPatience = std::chrono::seconds{8};

    void buildBars();
    void ask();
    void forget();
    void applyFilter();
    void addNote();
    void jump(int row);
    void showDetails();
    void showNoteLine();
    void showEmpty();
    void showFooter();
    void showFace(AsOf now);
    bool mine(const HistoryRequest& request) const;

    Segmented* m_scope;
    QComboBox *m_kind, *m_range;
    SearchField* m_search;
    JournalModel* m_model;
    BoardView* m_view;
    QLabel* m_details;
    QWidget *m_searchRow, *m_noteRow;
    QLineEdit* m_note;
    QPushButton* m_add;
    std::uint64_t m_serial = 0, m_shows = 0;
    std::optional<Mono> m_asked, m_waiting;
    std::shared_ptr<const HistoryAnswer> m_answer;
    std::shared_ptr<const store::StoreStatus> m_store;
    AsOf m_at;
};

}  // namespace plimsoll
