package cn.quancheng.platform;

import jakarta.interceptor.InterceptorBinding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an endpoint that creates something from a small JSON body: a request with an {@code Idempotency-Key} runs once,
 * in one transaction with the answer that is kept for its repetitions. A refusal leaves no trace, so that the same key
 * may be tried again. Uploads that are streamed use {@link Idempotency} themselves.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE}) // On a type only for the interceptor itself.
public @interface Idempotent {}
