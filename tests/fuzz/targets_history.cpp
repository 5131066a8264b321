// The history's plain files.
#include "model/store/csv.h"
#include "model/store/history_import.h"
#include "model/store/schema.h"
#include "tests/fuzz/targets.h"

#include <sstream>

namespace plimsoll::fuzz {

namespace {

using namespace store;

constexpr const char* kInstruments =
    "venue,market,symbol,asset,quote,multiplier\n"
    "binance,perp,BTCUSDT,BTC,USDT,1\nokx,spot,ETH-USDT,ETH,USDT,1\n";

// A database in memory, empty but for two instruments.
class Database {
public:
    Database() : m_db(opened())
    {
        require(migrate(m_db).hasValue(), "an empty database gets its tables");
        empty();
    }
    void empty()
    {
        // The instruments, which are first, are what the others' rows belong to.
        const std::span<const CsvTable> tables = csvTables();
        for (auto table = tables.rbegin(); table != tables.rend(); ++table)
            require(m_db.exec(std::string("DELETE FROM ") + table->name).hasValue(), "a table can be emptied");
        require(import(kInstruments).bad == 0, "instruments are taken");
    }
    ImportReport import(std::string_view text)
    {
        std::istringstream in{std::string(text)};
        Stored<ImportReport> report = importTable(m_db, in);
        require(report.hasValue(), "no file is an error of the database");
        return *report;
    }
    std::string text(const CsvTable& table)
    {
        std::string out;
        const auto rows = exportTable(m_db, table, {}, [&](std::string_view piece) {
            out += piece;
            return true;
        });
        require(rows.hasValue(), "a table can be written");
        return out;
    }

private:
    static Connection opened()
    {
        Stored<Connection> db = Connection::open(":memory:", Connection::Mode::Write);
        require(db.hasValue(), "there is a database in memory");
        return std::move(*db);
    }
    Connection m_db;
};

// A file of one table: what is taken of it is written so that all of it is taken again.
void runImport(std::string_view input)
{
    static Database one, two;
    one.empty();
    two.empty();
    const ImportReport report = one.import(input);
    require(report.named.size() <= ImportReport::kNamed, "no more bad lines are named than that");
    require(report.table.empty() == !report.refused.empty(), "a file is a table, or says why it is none");
    const ImportReport repeated = one.import(input);
    require(repeated.added == 0, "a file that was taken brings nothing new");
    require(repeated.bad == report.bad && repeated.present == report.present + report.added,
            "and is judged alike");
    for (const CsvTable& table : csvTables()) {
        const std::string written = one.text(table);
        if (written.empty()) continue;
        const ImportReport again = two.import(written);
        require(again.refused.empty() && again.bad == 0, "what was written is taken");
        require(two.text(table) == written, "rows are kept as read");
    }
}
std::vector<std::string> importSeeds()
{
    std::vector<std::string> seeds{kInstruments};
    for (const CsvTable& table : csvTables()) {
        std::string text, row;
        for (const std::string& name : table.header()) text += (text.empty() ? "" : ",") + name;
        if (table.time) row += std::string_view(table.time) == "ms" ? "x,1800000000000" : "x,1800000000";
        if (table.instrument) row += std::string(row.empty() ? "" : ",") + "binance,perp,BTCUSDT";
        for (const CsvColumn& column : table.columns) {
            if (!row.empty()) row += ',';
            row += column.kind == CsvColumn::Kind::Text    ? "\"a \"\"b\"\", c\""
                   : column.kind == CsvColumn::Kind::Whole ? "60"
                                                           : "1.5";
        }
        seeds.push_back(text + '\n' + row + "\r\n" + row + '\n');
    }
    return seeds;
}

// Comma-separated values as such: each record is written and read again.
void runCsv(std::string_view input)
{
    std::istringstream in{std::string(input)};
    CsvReader reader(in);
    std::vector<std::vector<std::string>> records;
    std::vector<std::string> cells;
    std::int64_t line = 0;
    for (CsvReader::Got got; (got = reader.next(cells)) != CsvReader::Got::End;) {
        require(reader.line() > line, "lines go on");
        line = reader.line();
        if (got == CsvReader::Got::Record) records.push_back(cells);
    }
    std::string text;
    for (const auto& record : records) {
        // An empty line is no record, and a byte order mark is none of the text.
        text += "\"\"";
        for (const std::string& cell : record) {
            text += ',';
            putCell(text, cell);
        }
        text += '\n';
    }
    std::istringstream written(text);
    CsvReader again(written);
    for (const auto& record : records) {
        require(again.next(cells) == CsvReader::Got::Record, "what was written is a record");
        require(cells.size() == record.size() + 1 && std::equal(record.begin(), record.end(), cells.begin() + 1),
                "with the same cells");
    }
    require(again.next(cells) == CsvReader::Got::End, "and no more");
}
std::vector<std::string> csvSeeds()
{
    return {"a,b,c\n1,\"x, \"\"y\"\"\",3\r\n\"two\nlines\",,\n", "\xef\xbb\xbf\"a\",b\n\"never closed,1\n2,3\n",
            "\"\n\"\"\n\"\"\n\""};
}

}  // namespace

std::span<const Target> historyTargets()
{
    static constexpr Target rows[] = {
        {"history_import", &runImport, &importSeeds},
        {"csv", &runCsv, &csvSeeds},
    };
    return rows;
}

}  // namespace plimsoll::fuzz
