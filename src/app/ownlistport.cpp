// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ownlistport.h"

#include "base/flow.h"

namespace asterism {

namespace {

QFuture<Result<List>> madeList(Lists &lists, const QString &name)
{
    const auto orMadeMeanwhile = [&lists, name](const Result<List> &made) {
        // Runs of several accounts go on side by side: the other one's list will do.
        return made ? answered(made) : lists.byName(name);
    };
    return lists.create(name).then(&lists, orMadeMeanwhile).unwrap();
}

QFuture<Result<List>> listOfThatName(Lists &lists, const QString &name)
{
    const auto orMade = [&lists, name](const Result<List> &found) {
        const bool missing = !found && found.error().kind == ErrorKind::NotFound;
        return missing ? madeList(lists, name) : answered(found);
    };
    return lists.byName(name).then(&lists, orMade).unwrap();
}

QFuture<Result<Done>> putIntoOwnList(Lists &lists, const QString &name, const QString &acct)
{
    const auto add = [&lists, acct](const Result<List> &list) {
        if (!list) {
            return answered(Result<Done>(list.error()));
        }
        return lists.add(*list, acct, true).then(&lists, [](const Result<ListMember> &member) {
            return member ? Result<Done>(Done{}) : Result<Done>(member.error());
        });
    };
    return listOfThatName(lists, name.trimmed()).then(&lists, add).unwrap();
}

} // namespace

std::function<QFuture<Result<Done>>(const QString &list, const QString &acct)> ownListPort(
    Lists &lists)
{
    return [&lists](const QString &list, const QString &acct) {
        return putIntoOwnList(lists, list, acct);
    };
}

} // namespace asterism
