package cn.quancheng.learning;

import java.util.List;

/**
 * A card proposed to people, who read it before anybody is scored by it.
 *
 * @param quality on rows that it was not fitted to
 * @param groups what it means for groups of people among these
 * @param holdout which rows these are
 */
public record Proposal(Fitted fitted, Quality quality, List<GroupFigures> groups, Holdout holdout) {}
