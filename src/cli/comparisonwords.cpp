// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparisonwords.h"

#include "base/clock.h"
#include "cli/layout.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Moving)
};

/// What is worth knowing of the person beside how the accounts stand to them.
QString remarkOn(const ComparedPerson &person, qint64 now)
{
    if (!person.movedTo.isEmpty()) {
        return Words::tr("moved to %1").replace(u"%1"_s, person.movedTo);
    }
    if (person.gone) {
        return Words::tr("gone");
    }
    return person.lastPostAt > 0 ? Words::tr("last post: %1").arg(timeWord(person.lastPostAt, now))
                                 : QString();
}

} // namespace

QString standingWords(const Standing &standing)
{
    QStringList words;
    if (standing.follows && standing.followsBack) {
        words << Words::tr("each other");
    } else if (standing.follows) {
        words << Words::tr("follows");
    } else if (standing.followsBack) {
        words << Words::tr("follows back");
    }
    const std::pair<bool, QString> marks[] = {{standing.requested, Words::tr("asked")},
        {standing.mutes, Words::tr("muted")}, {standing.blocks, Words::tr("blocked")}};
    for (const auto &[set, mark] : marks) {
        if (set) {
            words << mark;
        }
    }
    return words.isEmpty() ? u"–"_s : words.join(u", "_s);
}

QList<QStringList> comparisonCells(const std::vector<ComparedPerson> &people,
    const std::vector<size_t> &chosen, const QStringList &accts, qint64 now)
{
    QList<QStringList> rows{
        QStringList{QString()} + accts + QStringList{Words::tr("lists"), QString()}};
    for (const size_t index : chosen) {
        const ComparedPerson &person = people[index];
        QStringList cells{u'@' + person.acct};
        for (const Standing &standing : person.at) {
            cells << standingWords(standing);
        }
        rows << (cells << person.lists.join(u", "_s) << remarkOn(person, now));
    }
    return rows;
}

QJsonObject comparedJson(const ComparedPerson &person, const QStringList &accts)
{
    const auto text = [](const QString &value) { return value.isNull() ? u""_s : value; };
    QJsonArray accounts;
    for (size_t i = 0; i < person.at.size(); ++i) {
        const Standing &one = person.at[i];
        accounts.append(QJsonObject{{u"account"_s, text(accts.value(qsizetype(i)))},
            {u"follows"_s, one.follows}, {u"requested"_s, one.requested},
            {u"follows_back"_s, one.followsBack}, {u"mutes"_s, one.mutes},
            {u"blocks"_s, one.blocks}});
    }
    return {{u"handle"_s, text(person.acct)}, {u"name"_s, text(person.name)},
        {u"accounts"_s, accounts}, {u"lists"_s, QJsonArray::fromStringList(person.lists)},
        {u"moved_to"_s, text(person.movedTo)}, {u"gone"_s, person.gone},
        {u"last_post_at"_s,
            person.lastPostAt > 0 ? QJsonValue(isoTime(person.lastPostAt))
                                  : QJsonValue(QJsonValue::Null)}};
}

} // namespace asterism::cli
