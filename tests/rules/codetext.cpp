// SPDX-License-Identifier: GPL-3.0-or-later
#include "codetext.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace asterism::rules {

namespace {

enum class Piece { Code, Comment, Literal };

struct Span {
    Piece piece;
    qsizetype from; ///< of a literal: the first character after the quote
    qsizetype to; ///< one past the last; of a literal: the closing quote
};

qsizetype endOr(const QString &code, qsizetype at)
{
    return at < 0 ? code.size() : at;
}

qsizetype endOfQuoted(const QString &code, qsizetype at, QChar quote)
{
    while (at < code.size() && code[at] != quote && code[at] != u'\n')
        at += code[at] == u'\\' ? 2 : 1;
    return qMin(at, code.size());
}

/// R"delimiter( … )delimiter": @p at is behind the quote.
Span rawLiteral(const QString &code, qsizetype at)
{
    const qsizetype open = endOr(code, code.indexOf(u'(', at));
    const QString close = u')' + code.mid(at, open - at) + u'"';
    const qsizetype end = endOr(code, code.indexOf(close, open));
    return {Piece::Literal, open + 1, end};
}

/// 1'000'000 holds no character literal.
bool isDigitSeparator(const QString &code, qsizetype at)
{
    return at > 0 && code[at] == u'\'' && code[at - 1].isLetterOrNumber()
        && !(code[at - 1] == u'u' || code[at - 1] == u'U' || code[at - 1] == u'L');
}

/// The comment or literal that begins at @p at, or an empty span of code.
Span spanAt(const QString &code, qsizetype at)
{
    const QChar c = code[at];
    const QChar next = at + 1 < code.size() ? code[at + 1] : QChar();
    if (c == u'/' && next == u'/')
        return {Piece::Comment, at, endOr(code, code.indexOf(u'\n', at))};
    if (c == u'/' && next == u'*')
        return {
            Piece::Comment, at, qMin(code.size(), endOr(code, code.indexOf("*/"_L1, at + 2)) + 2)};
    if (c == u'"' && at > 0 && code[at - 1] == u'R')
        return rawLiteral(code, at + 1);
    if ((c == u'"' || c == u'\'') && !isDigitSeparator(code, at))
        return {Piece::Literal, at + 1, endOfQuoted(code, at + 1, c)};
    return {Piece::Code, at, at};
}

std::vector<Span> spans(const QString &code)
{
    std::vector<Span> found;
    for (qsizetype at = 0; at < code.size();) {
        const Span span = spanAt(code, at);
        if (span.piece == Piece::Code) {
            ++at;
            continue;
        }
        found.push_back(span);
        // Behind a raw literal stand `)delimiter"`, whose quote must not open another one.
        at = span.piece == Piece::Comment ? span.to : endOr(code, code.indexOf(u'"', span.to)) + 1;
        if (span.piece == Piece::Literal && span.from > 0 && code[span.from - 1] == u'\'')
            at = span.to + 1;
    }
    return found;
}

void blank(QString &text, qsizetype from, qsizetype to)
{
    for (qsizetype i = from; i < qMin(to, text.size()); ++i) {
        if (text[i] != u'\n')
            text[i] = u' ';
    }
}

qsizetype matchingBrace(const QString &bare, qsizetype open)
{
    int depth = 0;
    for (qsizetype at = open; at < bare.size(); ++at) {
        if (bare[at] == u'{')
            ++depth;
        else if (bare[at] == u'}' && --depth == 0)
            return at;
    }
    return bare.size() - 1;
}

bool opensScope(const QString &head)
{
    static const QRegularExpression scope(
        uR"((^|\s)(namespace|class|struct|union|extern)\b[^()=]*$)"_s);
    return scope.match(head).hasMatch();
}

bool opensFunction(const QString &head)
{
    return head.contains(u'(') && head.count(u'(') == head.count(u')');
}

/// Members set with braces before the body: Foo() : m_a{1}, m_b{2} { … }
bool isMemberInitializer(const QString &bare, qsizetype close)
{
    for (qsizetype at = close + 1; at < bare.size(); ++at) {
        if (!bare[at].isSpace())
            return bare[at] == u',' || bare[at] == u'{';
    }
    return false;
}

} // namespace

int lineAt(const QString &text, qsizetype at)
{
    return int(QStringView(text).first(qMin(at, text.size())).count(u'\n')) + 1;
}

QString withoutComments(const QString &code)
{
    QString text = code;
    for (const Span &span : spans(code)) {
        if (span.piece == Piece::Comment)
            blank(text, span.from, span.to);
    }
    return text;
}

QString bareCode(const QString &code)
{
    QString text = code;
    for (const Span &span : spans(code))
        blank(text, span.from, span.to);
    return text;
}

std::vector<Literal> literals(const QString &code)
{
    std::vector<Literal> found;
    for (const Span &span : spans(code)) {
        if (span.piece == Piece::Literal)
            found.push_back({lineAt(code, span.from), code.mid(span.from, span.to - span.from)});
    }
    return found;
}

std::vector<Include> includes(const QString &code)
{
    static const QRegularExpression line(
        uR"-(^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>))-"_s, QRegularExpression::MultilineOption);
    std::vector<Include> found;
    auto match = line.globalMatch(withoutComments(code));
    while (match.hasNext()) {
        const auto one = match.next();
        const bool quoted = !one.captured(1).isEmpty();
        found.push_back(
            {lineAt(code, one.capturedStart(1 + !quoted)), one.captured(quoted ? 1 : 2), quoted});
    }
    return found;
}

std::vector<Function> functions(const QString &code)
{
    const QString bare = bareCode(code);
    std::vector<Function> found;
    qsizetype headStart = 0;
    for (qsizetype at = 0; at < bare.size(); ++at) {
        if (bare[at] == u';' || bare[at] == u'}') {
            headStart = at + 1;
        } else if (bare[at] == u'{') {
            const QString head = bare.mid(headStart, at - headStart).trimmed();
            if (opensScope(head)) {
                headStart = at + 1;
                continue;
            }
            const qsizetype close = matchingBrace(bare, at);
            if (opensFunction(head) && isMemberInitializer(bare, close)) {
                at = close;
                continue;
            }
            if (opensFunction(head))
                found.push_back(
                    {lineAt(bare, at), lineAt(bare, close) - lineAt(bare, at) + 1, head});
            at = close;
            headStart = close + 1;
        }
    }
    return found;
}

} // namespace asterism::rules
