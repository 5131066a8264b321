#include "model/analytics/contagion.h"
#include "model/analytics/registry.h"
#include "model/analytics/tvp_var.h"

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

Value listOfRows(const dy::Table& table)
{
    Value::List rows;
    for (const std::vector<double>& row : table) rows.push_back(Value::listOf(row));
    return rows;
}

Object fields(const dy::Connectedness& c)
{
    return Object{{"tci", c.tci},
                  {"tci_corrected", c.tciCorrected},
                  {"to", Value::listOf(c.to)},
                  {"frm", Value::listOf(c.from)},
                  {"net", Value::listOf(c.net)},
                  {"table", listOfRows(c.table)},
                  {"modulus", c.modulus},
                  {"stable", c.stable()}};
}

Answer connectedness(Arguments& a)
{
    const dy::Table data = a.table("data");
    const std::size_t lags = a.count("p", 1), horizon = a.count("H", 10);
    if (a.failed()) return a.failure();
    return answer(dy::connectedness(data, lags, horizon), fields);
}

// One matrix a lag; the argument reader knows tables, so each is read as one of its own.
std::vector<dy::Table> matrices(Arguments& a)
{
    std::vector<dy::Table> out;
    const Value::List* list = a.list("A");
    for (std::size_t i = 0; list && i < list->size() && !a.failed(); ++i) {
        std::string place = "A[";
        place += std::to_string(i);
        place += ']';
        const Value one(Object{{place, (*list)[i]}});
        Arguments inner(one);
        out.push_back(inner.table(place));
        if (inner.failed()) a.fail(place, "a matrix, a list of equally long lists of numbers, is needed");
    }
    return out;
}

Answer fromParameters(Arguments& a)
{
    const std::vector<dy::Table> A = matrices(a);
    const dy::Table sigma = a.table("sigma");
    const std::size_t horizon = a.count("H", 10);
    if (a.failed()) return a.failure();
    return answer(dy::fromParameters(A, sigma, horizon), fields);
}

Answer tvp(Arguments& a)
{
    const dy::Table data = a.table("data");
    const std::size_t horizon = a.count("H", 10);
    dy::Forgetting forgetting;
    forgetting.kappa1 = a.number("kappa1", forgetting.kappa1);
    forgetting.kappa2 = a.number("kappa2", forgetting.kappa2);
    const std::size_t prior = a.count("n_prior");
    if (a.failed()) return a.failure();
    return answer(dy::tvp(data, horizon, forgetting, prior), [](const dy::TvpResult& r) {
        return Object{{"tci_first", r.tci.front()},
                      {"tci_last", r.tci.back()},
                      {"B_last", listOfRows(r.coefficients)},
                      {"S_last", listOfRows(r.covariance)}};
    });
}

constexpr FunctionRow kRows[] = {
    {"dy.connectedness", "E", "data [[T][N]], p=1, H=10", "tci, tci_corrected, to, frm, net, table",
     "Diebold-Yilmaz connectedness of series in columns, percent", &connectedness},
    {"dy.from_params", "E", "A [lag][N][N], sigma [[N][N]], H=10", "tci, tci_corrected, to, frm, net, table",
     "the same from known coefficients and error covariance", &fromParameters},
    {"dy.tvp", "E", "data [[T][N]], H=10, kappa1=0.99, kappa2=0.96, n_prior",
     "tci_first, tci_last, B_last, S_last", "connectedness of a VAR(1) whose coefficients drift", &tvp},
};

}  // namespace

std::span<const FunctionRow> contagionRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
