// The pages of the desk's settings.
#include "ui/panel.h"
#include "ui/panels/desk_settings.h"
#include "widgets/venue_key.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>

namespace plimsoll {

namespace {

using analytics::portfolio::VenueTier;

QGridLayout* page(QTabWidget* tabs, const QString& name)
{
    auto* w = new QWidget(tabs);
    auto* grid = new QGridLayout(w);
    grid->setContentsMargins(8, 12, 8, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(9, 1);
    tabs->addTab(w, name);
    return grid;
}

}  // namespace

void DeskSettingsForm::word(const QString& words, QGridLayout* grid, int row, int column)
{
    auto* l = new QLabel(words, this);
    l->setProperty("tone", "muted");
    grid->addWidget(l, row, column);
}

void DeskSettingsForm::one(QGridLayout* grid, int row, const QString& name, const QString& tip,
                           double DeskSettings::*value, double scale, double least, double most)
{
    word(name, grid, row, 0);
    QLineEdit* f = field(name, tip);
    grid->addWidget(f, row, 1);
    m_fields.push_back({f, value, scale, least, most});
}

void DeskSettingsForm::one(QGridLayout* grid, int row, const QString& name, const QString& tip,
                           std::optional<double> DeskSettings::*value, double scale, double least, double most)
{
    word(name, grid, row, 0);
    QLineEdit* f = field(name, tip);
    f->setPlaceholderText(tr("not entered"));
    grid->addWidget(f, row, 1);
    m_record.push_back({f, value, scale, least, most});
}

void DeskSettingsForm::addAccounts(QTabWidget* tabs)
{
    QGridLayout* accounts = page(tabs, tr("Balances"));
    int row = 0;
    word(tr("Balance $"), accounts, row, 1);
    word(tr("Kind"), accounts, row, 2);
    word(tr("Taker fee %"), accounts, row, 3);
    for (const VenueId v : m_venues) {
        const auto i = static_cast<std::size_t>(v);
        ++row;
        accounts->addWidget(new QLabel(venueNameText(v), this), row, 0);
        m_wallets[i] =
            field(tr("Balance at %1, US dollars").arg(venueNameText(v)),
                  tr("Of the margin account, with what isolated positions hold, without unrealised profit. "
                     "Empty: not known, and everything that needs it says so"));
        m_wallets[i]->setPlaceholderText(tr("not entered"));
        m_tiers[i] = new QComboBox(this);
        m_tiers[i]->setAccessibleName(tr("Kind of %1").arg(venueNameText(v)));
        m_tiers[i]->addItem(tr("first exchanges"), static_cast<int>(VenueTier::Cex1));
        m_tiers[i]->addItem(tr("first DEX"), static_cast<int>(VenueTier::Dex1));
        m_tiers[i]->addItem(tr("second rank"), static_cast<int>(VenueTier::Tier2));
        m_tiers[i]->addItem(tr("unproven"), static_cast<int>(VenueTier::New));
        connect(m_tiers[i], &QComboBox::currentIndexChanged, this, &DeskSettingsForm::take);
        m_fees[i] = field(tr("Taker fee at %1, percent").arg(venueNameText(v)),
                          tr("OKX counts it in its liquidation price"));
        accounts->addWidget(m_wallets[i], row, 1);
        accounts->addWidget(m_tiers[i], row, 2);
        accounts->addWidget(m_fees[i], row, 3);
    }
    accounts->setRowStretch(row + 1, 1);
}

void DeskSettingsForm::addLimits(QTabWidget* tabs)
{
    QGridLayout* limits = page(tabs, tr("Limits"));
    int row = 0;
    const std::array names = {tr("First exchanges, % of exposure"), tr("First DEX"), tr("Second rank"),
                              tr("Unproven")};
    // What each of several numbers is for stands above it.
    const auto heads = [&](const QStringList& words) {
        for (int i = 0; i < words.size(); ++i) word(words[i], limits, row, i + 1);
        ++row;
    };
    heads({tr("First exchanges"), tr("First DEX"), tr("Second rank"), tr("Unproven")});
    word(tr("Largest share of one venue, %"), limits, row, 0);
    for (std::size_t i = 0; i < m_caps.size(); ++i) {
        m_caps[i] = field(names[i], tr("40, 30, 15 and 5 %. Caps of one venue, not targets"));
        limits->addWidget(m_caps[i], row, static_cast<int>(i) + 1);
    }
    ++row;
    heads({tr("cautious"), tr("moderate"), tr("aggressive"), tr("no new ones")});
    word(tr("Heat %"), limits, row, 0);
    for (std::size_t i = 0; i < m_heat.size(); ++i) {
        m_heat[i] = field(tr("Heat limit %1, percent").arg(i + 1),
                          tr("6 cautious, 10 moderate, 15 aggressive; 20 and no new positions"));
        limits->addWidget(m_heat[i], row, static_cast<int>(i) + 1);
    }
    ++row;
    heads({tr("cautious"), tr("aggressive")});
    word(tr("Exposure \u00d7"), limits, row, 0);
    for (std::size_t i = 0; i < m_exposure.size(); ++i) {
        m_exposure[i] =
            field(tr("Exposure limit %1, multiple of equity").arg(i + 1), tr("3 cautious, 5 aggressive"));
        limits->addWidget(m_exposure[i], row, static_cast<int>(i) + 1);
    }
    one(limits, ++row, tr("Funding budget, % of margin"),
        tr("After a tenth of the margin a position is too expensive"), &DeskSettings::fundingBudget, 100, 0, 1);
    one(limits, ++row, tr("A hedge must survive, %"), tr("A move of this size, either way, must liquidate no leg"),
        &DeskSettings::hedgeMove, 100, 0, 1);
    limits->setRowStretch(row + 1, 1);
}

void DeskSettingsForm::addSizing(QTabWidget* tabs)
{
    QGridLayout* sizing = page(tabs, tr("Sizing"));
    int row = -1;
    one(sizing, ++row, tr("One R, % of equity"), tr("What one trade risks; the unit of risk"),
        &DeskSettings::riskPerTrade, 100, 0, 1);
    one(sizing, ++row, tr("Loss cap, % of equity"), tr("2 to 3 % in one trade"), &DeskSettings::hardCap, 100, 0,
        1);
    one(sizing, ++row, tr("Margin in one trade, % of equity"), tr("20 to 25 %"), &DeskSettings::concentration, 100,
        0, 1);
    one(sizing, ++row, tr("Trades won, %"),
        tr("Your own record; Kelly rests on it. Empty: not known, and gate 2 says so"), &DeskSettings::win, 100, 0,
        1);
    one(sizing, ++row, tr("Gain per unit lost"), tr("Your own record. Empty: not known, and gate 2 says so"),
        &DeskSettings::reward, 1, 0.01, 1'000);
    one(sizing, ++row, tr("Stop in daily ranges (ATR)"), tr("For the size by ATR"), &DeskSettings::atrMultiple, 1,
        0.01, 1'000);
    sizing->setRowStretch(row + 1, 1);
}

void DeskSettingsForm::addCapital(QTabWidget* tabs)
{
    QGridLayout* capital = page(tabs, tr("Capital"));
    int row = 0;
    word(tr("Now $"), capital, row, 1);
    word(tr("Peak $"), capital, row, 2);
    word(tr("Drawdown limit %"), capital, row, 3);
    for (std::size_t i = 0; i < kCapitalLayers; ++i) {
        ++row;
        const QString name = text(capitalLayerName(static_cast<CapitalLayer>(i)));
        capital->addWidget(new QLabel(name, this), row, 0);
        const std::array each = {tr("%1 capital now").arg(name), tr("%1 capital at its peak").arg(name),
                                 tr("Drawdown limit of %1, percent").arg(name)};
        for (std::size_t c = 0; c < 3; ++c) {
            m_capital[i][c] = field(each[c], tr("The more risk a layer bears, the stricter its limit"));
            capital->addWidget(m_capital[i][c], row, static_cast<int>(c) + 1);
        }
    }
    one(capital, ++row, tr("Reserve at least, %"), tr("Of the three together"), &DeskSettings::minReserve, 100, 0,
        1);
    one(capital, ++row, tr("Operational at most, %"), tr("Of the three together"), &DeskSettings::maxOperational,
        100, 0, 1);
    one(capital, ++row, tr("Risk at most, %"), tr("Of the three together"), &DeskSettings::maxApex, 100, 0, 1);
    capital->setRowStretch(row + 1, 1);
}

}  // namespace plimsoll
