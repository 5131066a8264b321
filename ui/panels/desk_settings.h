// The desk's settings: balances and kinds of venues, caps and limits, what one risks, capital by layer. All with
// the founding documents' values as defaults; a balance and the person's own record have none.
#pragma once

#include "model/desk/desk.h"

#include <QDialog>

#include <array>
#include <optional>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;

namespace plimsoll {

class DeskSettingsForm : public QDialog {
    Q_OBJECT
public:
    DeskSettingsForm(const DeskSettings& settings, const std::vector<VenueId>& venues, QWidget* parent);
    ~DeskSettingsForm() override { hide(); }  // while it is whole: a field that loses the keyboard tells it

    const DeskSettings& settings() const { return m_settings; }
    QString problem() const;

private:
    struct Field {
        QLineEdit* box;
        double DeskSettings::*value;
        double scale, least, most;
    };
    struct Entered {  // empty: not known
        QLineEdit* box;
        std::optional<double> DeskSettings::*value;
        double scale, least, most;
    };
    QLineEdit* field(const QString& name, const QString& tip);
    void word(const QString& words, QGridLayout* grid, int row, int column);
    void one(QGridLayout* grid, int row, const QString& name, const QString& tip, double DeskSettings::*value,
             double scale, double least, double most);
    void one(QGridLayout* grid, int row, const QString& name, const QString& tip,
             std::optional<double> DeskSettings::*value, double scale, double least, double most);
    void addAccounts(QTabWidget* tabs);
    void addLimits(QTabWidget* tabs);
    void addSizing(QTabWidget* tabs);
    void addCapital(QTabWidget* tabs);
    void addFoot(QTabWidget* tabs);
    void fill(const DeskSettings& s);
    void take();

    DeskSettings m_settings;
    std::vector<VenueId> m_venues;
    std::vector<Field> m_fields;
    std::vector<Entered> m_record;
    std::array<QLineEdit*, kVenueCount> m_wallets{}, m_fees{};
    std::array<QComboBox*, kVenueCount> m_tiers{};
    std::array<QLineEdit*, 4> m_caps{}, m_heat{};
    std::array<QLineEdit*, 2> m_exposure{};
    std::array<std::array<QLineEdit*, 3>, kCapitalLayers> m_capital{};
    QLabel* m_problem;
    QPushButton* m_ok;
    bool m_filling = false;
};

}  // namespace plimsoll
