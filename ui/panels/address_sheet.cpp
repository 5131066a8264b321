#include "ui/panels/address_sheet.h"

#include "model/desk/desk_address.h"
#include "model/market/account.h"
#include "ui/model_words.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

enum Column { COn, CLabel, CAddress, CMine, kColumns };
constexpr int kIdRole = Qt::UserRole;
constexpr int kLongestLabel = 40, kLongestPaste = 100'000;

}  // namespace

AddressSheet::AddressSheet(const std::vector<WatchedAddress>& addresses,
                           const std::vector<WatchedAddress>& examples, QWidget* parent)
    : QDialog(parent), m_examples(examples)
{
    setObjectName(QStringLiteral("addressSheet"));
    setWindowTitle(tr("Watched addresses"));
    auto* how = new QLabel(tr("Hyperliquid shows every account to everybody. Addresses entered here are read, "
                              "never written to: there "
                              "is no key and no order. They stay on this machine, and Hyperliquid is asked for "
                              "them by this program."),
                           this);
    how->setWordWrap(true);
    how->setProperty("tone", "muted");
    m_table = new QTableWidget(0, kColumns, this);
    m_table->setObjectName(QStringLiteral("addressTable"));
    m_table->setAccessibleName(tr("Watched addresses"));
    m_table->setHorizontalHeaderLabels({tr("On"), tr("Label"), tr("Address"), tr("Count as mine")});
    m_table->horizontalHeaderItem(CMine)->setToolTip(
        tr("Its positions enter your own sums, rules and alerts; otherwise they are only shown"));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(CAddress, QHeaderView::Stretch);
    m_table->setColumnWidth(COn, 44);
    m_table->setColumnWidth(CLabel, 150);
    m_table->setColumnWidth(CMine, 110);
    m_address = new QLineEdit(this);
    m_address->setObjectName(QStringLiteral("addressField"));
    m_address->setAccessibleName(tr("Address"));
    m_address->setPlaceholderText(tr("0x and 40 digits"));
    m_address->setMaxLength(200);
    m_label = new QLineEdit(this);
    m_label->setObjectName(QStringLiteral("addressLabel"));
    m_label->setAccessibleName(tr("Label"));
    m_label->setPlaceholderText(tr("label"));
    m_label->setMaxLength(kLongestLabel);
    m_label->setMaximumWidth(180);
    m_add = new QPushButton(tr("Add"), this);
    auto* paste = new QPushButton(tr("Paste"), this);
    paste->setToolTip(tr("One address a line, a label beside it if you like"));
    m_remove = new QPushButton(tr("Remove"), this);
    for (QPushButton* b : {m_add, paste, m_remove}) b->setAutoDefault(false);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("addressProblem"));
    m_problem->setProperty("tone", "strong");
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_count = new QLabel(this);
    m_count->setProperty("tone", "muted");
    auto* entry = new QHBoxLayout;
    entry->addWidget(m_address, 1);
    entry->addWidget(m_label);
    entry->addWidget(m_add);
    entry->addWidget(paste);
    auto* below = new QHBoxLayout;
    below->addWidget(m_count, 1);
    if (!m_examples.empty()) {
        m_try = new QPushButton(tr("Watch three simulated examples"), this);
        m_try->setObjectName(QStringLiteral("addressExamples"));
        m_try->setAutoDefault(false);
        below->addWidget(m_try);
        connect(m_try, &QPushButton::clicked, this, &AddressSheet::addExamples);
    }
    below->addWidget(m_remove);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    column->addWidget(how);
    column->addWidget(m_table, 1);
    column->addLayout(below);
    column->addLayout(entry);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    resize(720, 420);
    for (const WatchedAddress& a : addresses) append(a);
    connect(m_add, &QPushButton::clicked, this, &AddressSheet::addEntered);
    connect(m_address, &QLineEdit::returnPressed, this, &AddressSheet::addEntered);
    connect(m_label, &QLineEdit::returnPressed, this, &AddressSheet::addEntered);
    connect(paste, &QPushButton::clicked, this, [this] { addText(QGuiApplication::clipboard()->text()); });
    connect(m_remove, &QPushButton::clicked, this, &AddressSheet::removeSelected);
    // An address that was written and not added yet is meant to be watched too.
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (m_address->text().trimmed().isEmpty() || addEntered()) accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showCount();
    m_address->setFocus();
}

// Return in a field adds what stands there; it does not close the sheet.
void AddressSheet::keyPressEvent(QKeyEvent* event)
{
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const QWidget* const at = focusWidget();
    if (enters && (at == m_address || at == m_label)) return;
    QDialog::keyPressEvent(event);
}

void AddressSheet::append(const WatchedAddress& one)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    const auto tick = [&](Column column, bool on, const QString& what) {
        auto* item = new QTableWidgetItem;
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
        item->setData(Qt::AccessibleTextRole, what);
        m_table->setItem(row, column, item);
        return item;
    };
    tick(COn, one.on, tr("On"))->setData(kIdRole, QVariant::fromValue<qulonglong>(one.id));
    m_table->setItem(row, CLabel, new QTableWidgetItem(QString::fromStdString(one.label)));
    auto* address = new QTableWidgetItem(QString::fromStdString(one.address));
    address->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    if (isSimulatedAddress(one.address)) address->setToolTip(tr("In the simulated market of demo only"));
    m_table->setItem(row, CAddress, address);
    tick(CMine, one.mine, tr("Count as mine"));
    showCount();
}

std::vector<WatchedAddress> AddressSheet::addresses() const
{
    std::vector<WatchedAddress> out;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        WatchedAddress& a = out.emplace_back();
        a.id = m_table->item(row, COn)->data(kIdRole).toULongLong();
        a.on = m_table->item(row, COn)->checkState() == Qt::Checked;
        a.label = m_table->item(row, CLabel)->text().trimmed().left(kLongestLabel).toStdString();
        a.address = m_table->item(row, CAddress)->text().toStdString();
        a.mine = m_table->item(row, CMine)->checkState() == Qt::Checked;
    }
    return out;
}

QString AddressSheet::problem() const
{
    return m_problem->text();
}

void AddressSheet::say(const QString& problem)
{
    m_problem->setText(problem);
}

void AddressSheet::showCount()
{
    m_count->setText(tr("%1 of %2 addresses").arg(m_table->rowCount()).arg(kMostAccounts));
}

bool AddressSheet::addEntered()
{
    const std::string text = m_address->text().toStdString();
    if (const std::string wrong = addressProblem(text); !wrong.empty()) {
        say(modelWords(wrong));
        m_address->setFocus();
        return false;
    }
    AddressImport one = addressesFrom(text, addresses());
    if (one.addresses.empty()) {
        // "line 1: …" of a single one says no more than the rest of it.
        const QString said = one.problems.empty() ? QString() : modelWords(one.problems.front());
        say(said.section(QStringLiteral(": "), 1));
        return false;
    }
    one.addresses.front().label = m_label->text().trimmed().toStdString();
    append(one.addresses.front());
    m_address->clear();
    m_label->clear();
    say({});
    return true;
}

void AddressSheet::addText(const QString& text)
{
    const AddressImport all = addressesFrom(text.left(kLongestPaste).toStdString(), addresses());
    for (const WatchedAddress& a : all.addresses) append(a);
    constexpr std::size_t kSaid = 4;
    QStringList wrong;
    for (std::size_t i = 0; i < all.problems.size() && i < kSaid; ++i) wrong << modelWords(all.problems[i]);
    if (all.problems.size() > kSaid)
        wrong << tr("and %n more", nullptr, static_cast<int>(all.problems.size() - kSaid));
    if (all.addresses.empty() && wrong.isEmpty()) wrong << tr("there is no address in what was copied");
    say(wrong.join(QLatin1Char('\n')));
}

void AddressSheet::addExamples()
{
    const std::vector<WatchedAddress> here = addresses();
    for (const WatchedAddress& a : m_examples) {
        const bool watched =
            std::any_of(here.begin(), here.end(), [&](const WatchedAddress& b) { return a.address == b.address; });
        if (!watched && m_table->rowCount() < static_cast<int>(kMostAccounts)) append(a);
    }
    say({});
}

void AddressSheet::removeSelected()
{
    QList<int> rows;
    for (const QModelIndex& i : m_table->selectionModel()->selectedRows()) rows << i.row();
    std::sort(rows.begin(), rows.end(), std::greater<>());
    for (const int row : rows) m_table->removeRow(row);
    showCount();
}

}  // namespace plimsoll
