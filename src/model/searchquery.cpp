// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/searchquery.h"

#include "base/clock.h"
#include "base/host.h"
#include "model/hashtags.h"

#include <QDate>
#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype mostSearchCharacters = 1000;
constexpr size_t mostConditions = 32;
constexpr qsizetype longestOperator = 12;

bool isSearchQuote(QChar character)
{
    return character == u'"' || character == u'“' || character == u'”' || character == u'＂';
}

bool isSearchMinus(QChar character)
{
    return character == u'-' || character == u'－' || character == u'−';
}

/// What was typed full-width is the same.
QString narrow(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC);
}

/// Cuts a query where matchExpression() cuts it: at blanks outside of quotes, and behind these.
class QueryCutter {
public:
    explicit QueryCutter(const QString &text)
        : m_text(text.left(mostSearchCharacters))
    {
    }

    /// Empty at the end.
    QString next()
    {
        while (!atEnd() && m_text[m_at].isSpace()) {
            ++m_at;
        }
        const qsizetype start = m_at;
        while (!atEnd() && !m_text[m_at].isSpace()) {
            if (isSearchQuote(m_text[m_at++])) {
                closeQuote();
                break;
            }
        }
        return m_text.mid(start, m_at - start);
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }

    void closeQuote()
    {
        while (!atEnd() && !isSearchQuote(m_text[m_at])) {
            ++m_at;
        }
        m_at = std::min(m_at + 1, m_text.size());
        if (!atEnd() && m_text[m_at] == u'*') { // "beginning of a phr"*
            ++m_at;
        }
    }

    QString m_text;
    qsizetype m_at = 0;
};

struct Operator {
    QString name; ///< lower case
    QString value; ///< without quotes
    bool excluded = false;
};

qsizetype colonIn(const QString &text)
{
    for (qsizetype at = 0; at < std::min(text.size(), longestOperator + 1); ++at) {
        if (text[at] == u':' || text[at] == u'：') {
            return at;
        }
    }
    return -1;
}

QString unquoted(QString value)
{
    value.removeIf(isSearchQuote);
    return value.trimmed();
}

/// "name:value" with a name of ASCII letters; an address is none.
std::optional<Operator> operatorIn(const QString &token)
{
    const bool excluded = isSearchMinus(token[0]);
    const QString body = token.mid(excluded ? 1 : 0);
    const qsizetype colon = colonIn(body);
    const QString name = narrow(body.left(std::max<qsizetype>(colon, 0))).toLower();
    const bool letters = !name.isEmpty()
        && std::ranges::all_of(name, [](QChar c) { return c >= u'a' && c <= u'z'; });
    const QString value = body.mid(colon + 1);
    if (!letters || value.startsWith(u"//"_s)) {
        return std::nullopt;
    }
    return Operator{.name = name, .value = unquoted(value), .excluded = excluded};
}

// ---- times ----------------------------------------------------------------------------------

qint64 startOf(const QDate &day)
{
    return day.isValid() ? day.startOfDay().toMSecsSinceEpoch() : 0;
}

/// "7d" before now: where that day began; hours are exact. 0: it is no age.
qint64 ageAgo(const QString &text, qint64 now)
{
    static const QRegularExpression form(u"^(\\d{1,4})([hdwmy])$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch()) {
        return 0;
    }
    const int count = match.captured(1).toInt();
    const QDate today = QDateTime::fromMSecsSinceEpoch(now).date();
    switch (match.captured(2)[0].unicode()) {
    case u'h':
        return std::max<qint64>(1, now - count * hourMs);
    case u'd':
        return startOf(today.addDays(-count));
    case u'w':
        return startOf(today.addDays(-7 * count));
    case u'm':
        return startOf(today.addMonths(-count));
    default:
        return startOf(today.addYears(-count));
    }
}

/// 0: it is no time.
qint64 timeOf(const QString &value, qint64 now)
{
    const QString text = narrow(value).toLower();
    const qint64 ago = ageAgo(text, now);
    return ago != 0 ? ago : startOf(QDate::fromString(text, u"yyyy-M-d"_s));
}

// ---- conditions -----------------------------------------------------------------------------

/// Of a bare name whatever a handle takes; it has no '@'.
QString authorOf(const QString &value)
{
    const QString text = narrow(value);
    if (text.toLower() == u"me") {
        return u"me"_s;
    }
    if (const auto handle = parseHandle(text)) {
        return handle->acct();
    }
    const QString name = text.startsWith(u'@') ? text.mid(1) : text;
    return parseHandle(name + u"@name.example"_s) ? name.toLower() : QString();
}

QString traitOf(const QString &value)
{
    static const QStringList traits{
        u"image"_s, u"video"_s, u"audio"_s, u"media"_s, u"poll"_s, u"link"_s, u"cw"_s};
    const QString text = narrow(value).toLower();
    return traits.contains(text) ? text : QString();
}

QString tagOf(const QString &value)
{
    const QString text = narrow(value);
    return foldedHashtag(text.startsWith(u'#') ? text.mid(1) : text);
}

QString languageOf(const QString &value)
{
    static const QRegularExpression form(u"^[a-z]{2,3}(-[a-z0-9]{1,8})*$"_s);
    const QString text = narrow(value).toLower().replace(u'_', u'-');
    return form.match(text).hasMatch() ? text : QString();
}

using ConditionKind = SearchCondition::Kind;

/// Without a value where that is none; nothing where there is no such operator.
std::optional<SearchCondition> conditionOf(const Operator &typed)
{
    if (typed.name == u"from") {
        return SearchCondition{ConditionKind::From, authorOf(typed.value), typed.excluded};
    }
    if (typed.name == u"in") {
        return SearchCondition{ConditionKind::In, typed.value, typed.excluded};
    }
    if (typed.name == u"has") {
        return SearchCondition{ConditionKind::Has, traitOf(typed.value), typed.excluded};
    }
    if (typed.name == u"tag") {
        return SearchCondition{ConditionKind::Tag, tagOf(typed.value), typed.excluded};
    }
    if (typed.name == u"lang" || typed.name == u"language") {
        return SearchCondition{ConditionKind::Language, languageOf(typed.value), typed.excluded};
    }
    return std::nullopt;
}

bool isTimeName(const QString &name)
{
    return name == u"before" || name == u"after";
}

/// Of several bounds the narrowest counts.
bool takeTime(SearchQuery &query, const Operator &typed, qint64 now)
{
    const qint64 at = typed.excluded ? 0 : timeOf(typed.value, now);
    if (at == 0) {
        return false;
    }
    if (typed.name == u"after") {
        query.after = std::max(query.after, at);
    } else {
        query.before = query.before == 0 ? at : std::min(query.before, at);
    }
    return true;
}

/// False: it is words.
bool takeOperator(SearchQuery &query, const QString &token, qint64 now)
{
    const auto typed = operatorIn(token);
    if (!typed) {
        return false;
    }
    const auto condition = conditionOf(*typed);
    const bool time = isTimeName(typed->name);
    if (typed->value.isEmpty()) {
        return condition || time; // its value is still to come
    }
    if (time && takeTime(query, *typed, now)) {
        return true;
    }
    if (condition && !condition->value.isEmpty() && query.conditions.size() < mostConditions) {
        query.conditions.push_back(*condition);
        return true;
    }
    query.unknown << token;
    return false;
}

} // namespace

bool SearchQuery::isEmpty() const
{
    const bool wanted = std::ranges::any_of(
        conditions, [](const SearchCondition &condition) { return !condition.excluded; });
    return words.isEmpty() && !wanted && after == 0 && before == 0;
}

SearchQuery parseSearch(const QString &text, qint64 now)
{
    SearchQuery query;
    QStringList words;
    QueryCutter cutter(text);
    for (QString token = cutter.next(); !token.isEmpty(); token = cutter.next()) {
        if (!takeOperator(query, token, now)) {
            words << token;
        }
    }
    query.words = words.join(u' ');
    return query;
}

} // namespace asterism
