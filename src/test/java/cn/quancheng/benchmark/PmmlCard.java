package cn.quancheng.benchmark;

import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.Rule;
import cn.quancheng.scoring.ScoringModel;
import org.dmg.pmml.Apply;
import org.dmg.pmml.Constant;
import org.dmg.pmml.DataDictionary;
import org.dmg.pmml.DataField;
import org.dmg.pmml.DataType;
import org.dmg.pmml.Expression;
import org.dmg.pmml.FieldRef;
import org.dmg.pmml.Header;
import org.dmg.pmml.MiningField;
import org.dmg.pmml.MiningFunction;
import org.dmg.pmml.MiningSchema;
import org.dmg.pmml.OpType;
import org.dmg.pmml.PMML;
import org.dmg.pmml.SimplePredicate;
import org.dmg.pmml.Target;
import org.dmg.pmml.Targets;
import org.dmg.pmml.True;
import org.dmg.pmml.scorecard.Attribute;
import org.dmg.pmml.scorecard.Characteristic;
import org.dmg.pmml.scorecard.Characteristics;
import org.dmg.pmml.scorecard.ComplexPartialScore;
import org.dmg.pmml.scorecard.Scorecard;
import org.jpmml.evaluator.Computable;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.ModelEvaluatorBuilder;

import java.util.Map;

/**
 * The model as a PMML scorecard in JPMML's evaluator. What it is given is aggregated already: what each indicator's
 * counting records come to, as field {@code i<index>}. What is left to the card are whole points, caps, sum and range.
 */
final class PmmlCard {
    private static final String SCORE = "score";

    private final Evaluator evaluator;

    /** How an indicator is put into the card. */
    private interface Shape {
        Characteristic of(String field, Indicator indicator);
    }

    private PmmlCard(ScoringModel model, SqlCard features, Shape shape) {
        DataDictionary fields = new DataDictionary();
        MiningSchema schema = new MiningSchema();
        Characteristics characteristics = new Characteristics();
        features.indicators().forEach(i -> {
            String field = "i" + i;
            fields.addDataFields(new DataField(field, OpType.CONTINUOUS, DataType.INTEGER));
            schema.addMiningFields(new MiningField(field));
            characteristics.addCharacteristics(
                    shape.of(field, model.indicators().get(i)));
        });
        fields.addDataFields(new DataField(SCORE, OpType.CONTINUOUS, DataType.DOUBLE));
        schema.addMiningFields(new MiningField(SCORE).setUsageType(MiningField.UsageType.TARGET));
        Scorecard card = new Scorecard(MiningFunction.REGRESSION, schema, characteristics)
                .setInitialScore(model.baseline())
                .setUseReasonCodes(false);
        card.setTargets(new Targets()
                .addTargets(new Target()
                        .setTargetField(SCORE)
                        .setMin(model.range().min())
                        .setMax(model.range().max())));
        PMML pmml = new PMML("4.4", new Header(), fields).addModels(card);
        evaluator = new ModelEvaluatorBuilder(pmml).build().verify();
    }

    /** Attributes with their predicates: none, beyond the cap, else an expression. The faster shape by far. */
    static PmmlCard ofAttributes(ScoringModel model, SqlCard features) {
        return new PmmlCard(model, features, PmmlCard::attributes);
    }

    /** One expression an indicator, the model's rule as it is written. */
    static PmmlCard ofExpressions(ScoringModel model, SqlCard features) {
        return new PmmlCard(model, features, PmmlCard::expression);
    }

    int score(Map<String, ?> features) {
        Object score = evaluator.evaluate(features).get(SCORE);
        if (score instanceof Computable computed && computed.getResult() instanceof Number number) {
            return number.intValue();
        }
        throw new IllegalStateException("the card gave " + score);
    }

    /** Nothing adds nothing, which is most often so; then the cap; then what was gathered, in whole points. */
    private static Characteristic attributes(String field, Indicator indicator) {
        Characteristic characteristic = new Characteristic()
                .setName(field)
                .addAttributes(new Attribute(new SimplePredicate(field, SimplePredicate.Operator.EQUAL, 0))
                        .setPartialScore(0));
        Integer cap = indicator.cap();
        if (cap != null) {
            characteristic.addAttributes(new Attribute(beyond(field, indicator.rule(), cap)).setPartialScore(cap));
        }
        return characteristic.addAttributes(new Attribute(True.INSTANCE)
                .setComplexPartialScore(new ComplexPartialScore(points(field, indicator.rule()))));
    }

    private static Characteristic expression(String field, Indicator indicator) {
        Integer cap = indicator.cap();
        Expression points = points(field, indicator.rule());
        Expression held = cap == null ? points : apply(cap > 0 ? "min" : "max", points, cap);
        return new Characteristic()
                .setName(field)
                .addAttributes(new Attribute(True.INSTANCE).setComplexPartialScore(new ComplexPartialScore(held)));
    }

    private static SimplePredicate beyond(String field, Rule rule, int cap) {
        long gathered = rule instanceof Rule.PerQuantity units
                ? (cap + units.each() - 1) / units.each() * units.unit()
                : cap * 1000L;
        return new SimplePredicate(
                field,
                cap > 0 ? SimplePredicate.Operator.GREATER_OR_EQUAL : SimplePredicate.Operator.LESS_OR_EQUAL,
                gathered);
    }

    /** Whole numbers divide into whole numbers here, cut toward zero. */
    private static Expression points(String field, Rule rule) {
        if (rule instanceof Rule.PerQuantity units) {
            return apply("*", apply("/", new FieldRef(field), units.unit()), units.each());
        }
        if (rule instanceof Rule.PerRecord) {
            return apply("/", new FieldRef(field), 1000);
        }
        throw new IllegalArgumentException("the card has no bins");
    }

    private static Apply apply(String function, Expression left, long right) {
        return new Apply(function)
                .addExpressions(left, new Constant(Math.toIntExact(right)).setDataType(DataType.INTEGER));
    }
}
