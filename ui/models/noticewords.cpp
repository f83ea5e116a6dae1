// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/noticewords.h"

#include "content/names.h"
#include "model/noticepatterns.h"
#include "ui/models/styledname.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NoticeRows)
};

using Named = QString (*)(const Actor &);

/// A name that is written from the right turns the words around it no other way.
QString isolated(const QString &name)
{
    return name.isRightToLeft() ? u'\u2068' + name + u'\u2069' : name;
}

/// Only the first place: a name may hold a "%1" or "%2" of its own.
QString put(QString words, QLatin1StringView place, const QString &value)
{
    const qsizetype at = words.indexOf(place);
    return at < 0 ? words : words.replace(at, place.size(), value);
}

/// Empty where nobody did it.
QString doersIn(const store::NoticeRow &row, Named named)
{
    if (row.doers.empty()) {
        return {};
    }
    const QString first = isolated(named(row.doers[0].actor));
    if (row.people < 2) {
        return first;
    }
    if (row.people == 2 && row.doers.size() == 2) {
        // From the end, so that the first name is not looked through.
        const QString words =
            put(Words::tr("%1 and %2"), "%2"_L1, isolated(named(row.doers[1].actor)));
        return put(words, "%1"_L1, first);
    }
    return put(Words::tr("%1 and %n others", nullptr, row.people - 1), "%1"_L1, first);
}

/// `word`: the server's own for a kind that is not known here.
QString sentenceOf(const store::NoticeRow &row, const QString &doers, const QString &word)
{
    if (row.gap) {
        return {};
    }
    const bool bySomebody = isBySomebody(row.kind) && !doers.isEmpty();
    const QString pattern = bySomebody ? patternOfPeople(row.kind) : patternOfServer(row.kind);
    QString words = put(pattern, "%1"_L1, bySomebody ? doers : word);
    if (!bySomebody && !doers.isEmpty()) {
        words = put(put(Words::tr("%1 (%2)"), "%2"_L1, doers), "%1"_L1, words);
    }
    return row.pending ? put(patternOfPending(), "%1"_L1, words) : words;
}

} // namespace

QString styledSentence(const store::NoticeRow &row)
{
    return sentenceOf(row, doersIn(row, styledName), safeName(row.word).toHtmlEscaped());
}

QString plainSentence(const store::NoticeRow &row)
{
    return sentenceOf(row, doersIn(row, spokenName), safeName(row.word));
}

} // namespace asterism::ui
