#include "ui/panels/import_sheet.h"

#include "model/plain_bytes.h"
#include "ui/model_words.h"
#include "ui/named_files.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace plimsoll {

namespace {
constexpr qint64 kLargest = 2 << 20;
}

ImportSheet::ImportSheet(const QString& text, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("importSheet"));
    setWindowTitle(tr("Import positions"));
    auto* how = new QLabel(
        tr("One position a line, parted by tabs, semicolons or commas. With a head line in any order (venue, "
           "asset, "
           "side, size, entry, mode, margin, leverage, stop, mmr, opened, market, note), or without one as venue, "
           "asset, side, size, entry, leverage, stop. Sizes are coins; prices are for one coin."),
        this);
    how->setWordWrap(true);
    how->setProperty("tone", "muted");
    m_text = new QPlainTextEdit(text.left(kLargest), this);
    m_text->setAccessibleName(tr("Positions as text"));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);  // tables are pasted, tabs hardly ever typed
    m_text->setPlaceholderText(QStringLiteral("binance\tBTC\tlong\t0.5\t84012.4\t5\t82000"));
    m_problems = new QPlainTextEdit(this);
    m_problems->setReadOnly(true);
    m_problems->setAccessibleName(tr("Lines that are left out"));
    m_problems->setMaximumHeight(110);
    m_verdict = new QLabel(this);
    m_verdict->setProperty("tone", "strong");
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_take = buttons->button(QDialogButtonBox::Ok);
    auto* open = buttons->addButton(tr("Open file\u2026"), QDialogButtonBox::ActionRole);
    open->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    column->addWidget(how);
    column->addWidget(m_text, 1);
    column->addWidget(m_verdict);
    column->addWidget(m_problems);
    column->addWidget(buttons);
    resize(640, 460);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ImportSheet::judge);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(open, &QPushButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Import positions"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters({tr("Tables (*.csv *.tsv *.txt)"), tr("All files (*)")});
        connect(dialog, &QFileDialog::fileSelected, this, &ImportSheet::openFile);
        dialog->open();
    });
    judge();
}

QString ImportSheet::verdict() const
{
    return m_verdict->text();
}

void ImportSheet::openFile(const QString& path)
{
    m_verdict->setText(tr("Reading %1\u2026").arg(path));
    readNamedFile(
        *this, path, kLargest,
        [this, path, opened = ++m_opened, asked = ++m_asked](const Expected<QByteArray, FileRefusal>& bytes) {
            if (opened != m_opened) return;  // another one is wanted instead
            if (bytes && asked != m_asked) {
                m_verdict->setText(tr("%1 was read too late: what was typed since stays").arg(path));
            } else if (bytes) {
                m_text->setPlainText(QString::fromUtf8(*bytes));
                if (asked == m_asked) judge();  // there was nothing before, and there is nothing in it
            } else if (bytes.error().why == FileRefusal::Why::TooLarge) {
                m_verdict->setText(tr("%1 is too large for a list of positions").arg(path));
            } else {
                m_verdict->setText(tr("%1 cannot be read: %2").arg(path, wordsOf(bytes.error())));
            }
        });
}

void ImportSheet::judge()
{
    ++m_asked;
    const std::string text = m_text->toPlainText().toStdString();
    m_import = importPositions(text);
    const auto n = static_cast<int>(m_import.positions.size());
    const auto bad = static_cast<int>(m_import.problems.size());
    QStringList lines;
    for (const auto& p : m_import.problems) lines << tr("line %1: %2").arg(p.line).arg(modelWords(p.text));
    for (const std::string& column : m_import.ignored)
        lines << tr("column \"%1\" is not used").arg(QString::fromStdString(column));
    m_problems->setPlainText(lines.join(QLatin1Char('\n')));
    m_problems->setVisible(!lines.isEmpty());
    QString verdict = tr("Will be added: %1").arg(n);
    if (bad > 0) verdict += tr(" \u00b7 lines left out: %1").arg(bad);
    m_verdict->setText(verdict);
    m_take->setText(n == 0 ? tr("Add") : tr("Add %1").arg(n));
    m_take->setEnabled(n > 0);
}

}  // namespace plimsoll
